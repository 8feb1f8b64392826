package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import org.jspecify.annotations.Nullable;

/// How an order bodes, from all three axes: nothing goes green that did not go well.
public enum Outlook {
    /// It moves as it should.
    ON_TRACK,
    /// It has arrived or is done.
    FINE,
    /// Something went wrong and somebody has a next step.
    ATTENTION,
    /// It came to an end that nobody hoped for.
    STOPPED;

    /// The outlook of an order.
    public static Outlook of(@Nullable Status status, PaymentAxis payment, ParcelAxis parcels) {
        if (status == null) {
            return ON_TRACK;
        }
        return switch (status.phase()) {
            case CANCELLED, REFUNDED, FAILED -> STOPPED;
            case PROBLEM -> ATTENTION;
            case DELIVERED, DONE -> troubled(payment, parcels, status.phase()) ? ATTENTION : FINE;
            case AWAITING_PAYMENT, PAID, IN_PROGRESS, SHIPPING ->
                    troubled(payment, parcels, status.phase()) ? ATTENTION : ON_TRACK;
        };
    }

    private static boolean troubled(PaymentAxis payment, ParcelAxis parcels, Phase phase) {
        var money =
                switch (payment.state()) {
                    case DISPUTED, DISPUTE_LOST, UNDERPAID -> true;
                    case ATTEMPT_FAILED, ENDED_UNPAID -> phase == Phase.AWAITING_PAYMENT;
                    case PENDING,
                            OBSERVED,
                            REFUNDED,
                            CONFIRMED,
                            PARTLY_REFUNDED,
                            LOCKED,
                            RELEASED ->
                            false;
                };
        return money
                || parcels.counted().stream()
                        .map(ParcelAxis.Parcel::state)
                        .anyMatch(s -> s.isIncident() || s == ParcelState.READY_FOR_PICKUP);
    }
}
