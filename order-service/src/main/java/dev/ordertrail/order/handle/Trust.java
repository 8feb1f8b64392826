package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.shop.Shop;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is believed of a request to place an order. A trusted shop backend's word about a payment
/// is evidence; a buyer's word is not.
///
/// @param role in which the caller places it
/// @param buyer whose order it will be; null for a guest
record Trust(Role role, @Nullable String buyer, PaymentClaim claimed) {

    /// @throws ProblemException FORBIDDEN; PAYMENT_NOT_CONFIRMED when the request itself says that
    ///   the payment failed
    static Trust of(Caller caller, Shop shop, OrderRequest request) {
        var role =
                placer(caller, shop)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Code.FORBIDDEN, "Your roles place no orders."));
        var buyer = request.parties().buyerId();
        if (role == Role.BUYER && buyer != null && !buyer.equals(caller.id())) {
            throw new ProblemException(Code.FORBIDDEN, "Buyers place orders for themselves.");
        }
        if (Boolean.FALSE.equals(request.payment().success())) {
            throw new ProblemException(
                    Code.PAYMENT_NOT_CONFIRMED, "Payment not confirmed. Please try again.");
        }
        return role == Role.BUYER
                ? new Trust(role, caller.id(), PaymentClaim.NONE)
                : new Trust(role, buyer, claim(request.payment()));
    }

    private static Optional<Role> placer(Caller caller, Shop shop) {
        if (!caller.shop().equals(shop.id())) {
            return Optional.empty();
        }
        for (var role : new Role[] {Role.ADMIN, Role.STAFF, Role.STOREFRONT}) {
            if (caller.has(role)) {
                return Optional.of(role);
            }
        }
        return Standing.isBuyer(caller) ? Optional.of(Role.BUYER) : Optional.empty();
    }

    private static PaymentClaim claim(OrderRequest.Payment payment) {
        if (!Boolean.TRUE.equals(payment.success())) {
            return PaymentClaim.NONE;
        }
        return payment.method().equals("escrow")
                ? PaymentClaim.LOCKED_IN_ESCROW
                : PaymentClaim.PAID;
    }
}
