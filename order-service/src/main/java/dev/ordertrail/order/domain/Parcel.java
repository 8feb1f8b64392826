package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.ParcelState;
import java.time.Instant;

/// One parcel: the furthest it came, and where the latest scan by the carrier's clock puts it.
///
/// @param furthest how far it came: 0 not at all, then picked up, in transit, out for delivery,
///   delivered
/// @param state what the latest scan says
/// @param at when that scan was made
/// @param voided the label was voided at some time
record Parcel(int furthest, ParcelState state, Instant at, boolean voided) {
    static final Parcel UNSEEN = new Parcel(0, ParcelState.UNKNOWN, Instant.MIN, false);

    Parcel after(ParcelNoted e) {
        var order = e.happened().compareTo(at);
        var newer = order > 0 || (order == 0 && e.state().compareTo(state) > 0);
        var tells = e.state() != ParcelState.UNKNOWN && e.state() != ParcelState.REGISTERED;
        return new Parcel(
                Math.max(furthest, distance(e.state())),
                newer && tells ? e.state() : state,
                newer && tells ? e.happened() : at,
                voided || e.state() == ParcelState.VOIDED);
    }

    boolean reached(ParcelState state) {
        return furthest >= distance(state);
    }

    boolean moving() {
        return furthest > 0;
    }

    boolean voidedUnseen() {
        return voided && furthest == 0;
    }

    /// Whether somebody has to do something about it.
    boolean incident() {
        return state.isIncident();
    }

    /// Whether it will not arrive as it should.
    boolean inTrouble() {
        return state.isLostCause();
    }

    private static int distance(ParcelState state) {
        return switch (state) {
            case PICKED_UP -> 1;
            case IN_TRANSIT -> 2;
            case OUT_FOR_DELIVERY, READY_FOR_PICKUP -> 3;
            case DELIVERED -> 4;
            // An incident tells of trouble, not of distance.
            case REGISTERED,
                    LABEL_CREATED,
                    ATTEMPT_FAILED,
                    DELAYED,
                    ON_HOLD,
                    RETURNING,
                    RETURNED,
                    LOST,
                    DAMAGED,
                    VOIDED,
                    UNKNOWN ->
                    0;
        };
    }
}
