package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.access.Role;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.Standing;
import dev.ordertrail.payment.store.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Who may have an order paid, and whether it still can be: its buyer, its storefront, staff. An
/// order that is not yours does not exist.
@ApplicationScoped
class CheckoutAccess {

    /// The order stays where it is until the transaction ends.
    void check(Connection c, Caller caller, Expectation order) throws SQLException {
        var standing = Standings.hold(c, order.orderId());
        var buyer = standing.map(Standing::buyer).orElse(null);
        var ofTheShop = caller.hasAny(Role.STOREFRONT, Role.STAFF, Role.ADMIN, Role.OPS);
        var mine = ofTheShop || caller.id().equals(buyer);
        if (!mine || !caller.reaches(order.shop())) {
            throw notFound(order.orderId());
        }
        if (standing.isPresent()) {
            var phase = Standings.phase(c, standing.get());
            if (phase.isPresent() && Standing.CLOSED.contains(phase.get())) {
                throw new ProblemException(
                        Code.INVALID_STATUS_TRANSITION,
                        "Nobody is to pay this order any more.",
                        Map.of("from", standing.get().status()));
            }
        }
    }

    static ProblemException notFound(String orderId) {
        return new ProblemException(
                Code.ORDER_NOT_FOUND, "There is no order " + orderId + ".", Map.of());
    }
}
