package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.util.List;

/// How much of a payment may still go back.
///
/// @param captured what came in
/// @param gone every refund that went or may be going, each once
public record RefundRoom(Money captured, List<Money> gone) {

    public RefundRoom {
        gone = List.copyOf(gone);
    }

    /// What is left; never negative.
    public Money left() {
        var all = gone.stream().reduce(Money.zero(captured.asset()), Money::plus);
        return captured.minus(all).max(Money.zero(captured.asset()));
    }

    /// The part of an amount that may go.
    public Money allowed(Money asked) {
        var left = left();
        return asked.compareTo(left) > 0 ? left : asked;
    }
}
