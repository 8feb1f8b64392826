package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an order is expected to bring in.
///
/// @param number the human-readable order number
/// @param reference the seller's own reference, where one was given
/// @param method how the order said it would be paid: `stripe`, `crypto`, ...
/// @param total what the order asks
public record Expectation(
        String orderId,
        String shop,
        String number,
        @Nullable String reference,
        @Nullable String seller,
        String method,
        Money total) {

    /// What is still to be paid; nothing, rather than less than that.
    ///
    /// @param payments all of the order's payments
    public Money remaining(List<Payment> payments) {
        var kept =
                payments.stream()
                        .flatMap(p -> p.kept(total.asset()).stream())
                        .reduce(Money.zero(total.asset()), Money::plus);
        return total.minus(kept).max(Money.zero(total.asset()));
    }

    /// How what was paid compares with what is asked. What the difference means is order-service's
    /// to decide.
    ///
    /// @param others the order's other payments: whoever pays the rest after an order became dearer
    ///   has paid all of it
    public Verdict judge(Money paid, List<Payment> others) {
        if (!paid.asset().code().equals(total.asset().code())) {
            return Verdict.OTHER_ASSET;
        }
        var sum =
                others.stream()
                        .flatMap(p -> p.kept(total.asset()).stream())
                        .reduce(paid, Money::plus);
        var order = sum.compareTo(total);
        if (order == 0) {
            return Verdict.EXACT;
        }
        return order < 0 ? Verdict.UNDERPAID : Verdict.OVERPAID;
    }
}
