package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.tracking.project.PaymentAxis.Payment;
import dev.ordertrail.tracking.project.PaymentAxis.State;
import java.util.function.Predicate;

/// Which levels hold, as far as a reader can tell: order-service has the last word.
///
/// @param total what the order asks
public record Standing(Money total, PaymentAxis money, ParcelAxis parcels)
        implements Predicate<Level> {

    @Override
    public boolean test(Level level) {
        return switch (level) {
            case PAID -> paid();
            case LOCKED_IN_ESCROW -> any(State.LOCKED);
            case ESCROW_RELEASED -> any(State.RELEASED);
            case PAYMENT_OPEN -> !received() && (any(State.PENDING) || any(State.ATTEMPT_FAILED));
            case PAYMENT_ENDED -> any(State.ENDED_UNPAID) && !received() && !any(State.PENDING);
            case PAYMENT_DISPUTED -> any(State.DISPUTED);
            // Whether a person opened the dispute is for order-service to know.
            case DISPUTE_SETTLED ->
                    !any(State.DISPUTED)
                            && money.payments().stream().noneMatch(Payment::costsUnknown);
            case FULLY_REFUNDED -> money.payments().stream().anyMatch(Payment::allBack);
            case ALL_PICKED_UP -> reached(1);
            case ALL_IN_TRANSIT -> reached(2);
            case ALL_OUT_FOR_DELIVERY -> reached(3);
            case ALL_DELIVERED -> reached(4);
            case PARCEL_IN_TROUBLE ->
                    parcels.parcels().stream().anyMatch(p -> p.state().isLostCause());
        };
    }

    private boolean paid() {
        var sum =
                money.payments().stream()
                        .map(Payment::captured)
                        .filter(m -> m != null && m.asset().code().equals(total.asset().code()))
                        .reduce(Money.zero(total.asset()), Money::plus);
        return sum.isPositive() && sum.compareTo(total) >= 0;
    }

    private boolean received() {
        return money.payments().stream().anyMatch(p -> p.captured() != null);
    }

    private boolean any(State state) {
        return money.payments().stream().anyMatch(p -> p.state() == state);
    }

    private boolean reached(int way) {
        var counted = parcels.counted();
        return !counted.isEmpty()
                && counted.stream()
                        .allMatch(p ->
                                p.scans().stream().anyMatch(s -> ParcelRank.way(s.state()) >= way));
    }
}
