package dev.ordertrail.shipping.domain;

import dev.ordertrail.contracts.ParcelState;

/// The two orders of parcel states.
final class Ranks {

    private Ranks() {}

    /// What a parcel has reached by a scan of this state. Trouble reaches nothing: it happens on
    /// the way.
    static ParcelState reached(ParcelState state) {
        return switch (state) {
            case LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    DELIVERED ->
                    state;
            case REGISTERED,
                    ATTEMPT_FAILED,
                    DELAYED,
                    ON_HOLD,
                    RETURNING,
                    RETURNED,
                    LOST,
                    DAMAGED,
                    VOIDED,
                    UNKNOWN ->
                    ParcelState.REGISTERED;
        };
    }

    /// Which of two scans at the same moment has the last word: each state has a weight of its own.
    static int weight(ParcelState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case REGISTERED -> 1;
            case LABEL_CREATED -> 2;
            case VOIDED -> 3;
            case PICKED_UP -> 4;
            case IN_TRANSIT -> 5;
            case DELAYED -> 6;
            case ON_HOLD -> 7;
            case OUT_FOR_DELIVERY -> 8;
            case ATTEMPT_FAILED -> 9;
            case READY_FOR_PICKUP -> 10;
            case RETURNING -> 11;
            case DAMAGED -> 12;
            case LOST -> 13;
            case DELIVERED -> 14;
            case RETURNED -> 15;
        };
    }
}
