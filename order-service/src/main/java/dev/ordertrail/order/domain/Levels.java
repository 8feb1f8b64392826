package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.order.domain.Dispute.Stand;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.function.Predicate;

/// What holds about an order's money and parcels right now. Only the axes are asked, never the
/// order in which they were told.
record Levels(Placed order) implements Predicate<Level> {

    @Override
    public boolean test(Level level) {
        return switch (level) {
            case PAID -> paid();
            case LOCKED_IN_ESCROW -> locked();
            case ESCROW_RELEASED -> payments().any(Payment::released);
            case PAYMENT_OPEN -> payments().any(Payment::open) && !receivedAnything();
            case PAYMENT_ENDED -> endedUnpaid();
            case PAYMENT_DISPUTED -> disputed(Stand.OPEN);
            case DISPUTE_SETTLED -> settled();
            case FULLY_REFUNDED -> payments().allBack(order.total().asset());
            case ALL_PICKED_UP -> order.parcels().allReached(ParcelState.PICKED_UP);
            case ALL_IN_TRANSIT -> order.parcels().allReached(ParcelState.IN_TRANSIT);
            case ALL_OUT_FOR_DELIVERY -> order.parcels().allReached(ParcelState.OUT_FOR_DELIVERY);
            case ALL_DELIVERED -> order.parcels().allReached(ParcelState.DELIVERED);
            case PARCEL_IN_TROUBLE ->
                    order.parcels().byId().values().stream().anyMatch(Parcel::inTrouble);
        };
    }

    private Payments payments() {
        return order.payments();
    }

    private boolean paid() {
        var captured = payments().captured(order.total().asset());
        var paidSomething = captured.isPositive() || payments().any(p -> p.captured() != null);
        return paidSomething && captured.compareTo(order.total()) >= 0;
    }

    private boolean locked() {
        var locked = payments().locked(order.total().asset());
        return locked.isPositive()
                && locked.compareTo(order.total()) >= 0
                && !payments().any(p -> p.orphaned() != null);
    }

    private boolean receivedAnything() {
        return payments().any(Payment::received);
    }

    /// Every payment that was begun has come to nothing, and at least one of them since a person
    /// last looked.
    private boolean endedUnpaid() {
        return payments().any(Payment::endedUnpaid)
                && !payments().any(Payment::open)
                && !receivedAnything();
    }

    /// The bank's disputes are over, and what they cost is known. One that was lost in part is like
    /// a part refund: the order is where it would be without it; one that was lost in full has
    /// given everything back. A dispute that a person opened is theirs to close.
    private boolean settled() {
        return !order.statusByPerson()
                && payments().any(p -> !p.disputes().isEmpty())
                && !payments().any(Payment::costsUnknown)
                && !disputed(Stand.OPEN);
    }

    private boolean disputed(Stand stand) {
        return payments().any(p -> p.disputed(stand));
    }
}
