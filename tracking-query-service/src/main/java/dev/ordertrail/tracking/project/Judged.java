package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.tracking.project.PaymentAxis.Payment;
import dev.ordertrail.tracking.project.PaymentAxis.State;

/// Where the money of an order stands beside what the order asks now. A payment was judged when it
/// came; an order that was changed since asks something else.
public final class Judged {
    private Judged() {}

    /// The axis of this order's payments.
    public static PaymentAxis of(OrderDoc order, PaymentDoc payment) {
        var axis = PaymentAxis.of(payment, order.placed().payment().claimed());
        return new PaymentAxis(state(order, axis), axis.payments());
    }

    private static State state(OrderDoc order, PaymentAxis axis) {
        return switch (axis.state()) {
            case CONFIRMED, LOCKED -> isShort(order) ? State.UNDERPAID : axis.state();
            case UNDERPAID ->
                    covers(axis, order.placed().total()) ? State.CONFIRMED : State.UNDERPAID;
            case ENDED_UNPAID,
                    PENDING,
                    ATTEMPT_FAILED,
                    OBSERVED,
                    REFUNDED,
                    DISPUTE_LOST,
                    PARTLY_REFUNDED,
                    RELEASED,
                    DISPUTED ->
                    axis.state();
        };
    }

    /// order-service has the last word: people may have agreed on less.
    private static boolean isShort(OrderDoc order) {
        return order.anomalies().stream()
                .anyMatch(a -> a.kind() == AnomalyKind.UNDERPAID && a.closedAt() == null);
    }

    private static boolean covers(PaymentAxis axis, Money total) {
        var in =
                axis.payments().stream()
                        .map(Payment::captured)
                        .filter(m -> m != null && m.asset().code().equals(total.asset().code()))
                        .reduce(Money.zero(total.asset()), Money::plus);
        return in.isPositive() && in.compareTo(total) >= 0;
    }
}
