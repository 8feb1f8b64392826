package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;

/// How far a parcel state is, to break ties of time and to count parcels.
final class ParcelRank {
    private ParcelRank() {}

    /// The later of two scans of the same instant has the higher rank.
    static int of(ParcelState state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case REGISTERED -> 1;
            case LABEL_CREATED -> 2;
            case PICKED_UP -> 3;
            case IN_TRANSIT -> 4;
            case DELAYED -> 5;
            case ON_HOLD -> 6;
            case OUT_FOR_DELIVERY -> 7;
            case ATTEMPT_FAILED -> 8;
            case READY_FOR_PICKUP -> 9;
            case DAMAGED -> 10;
            case RETURNING -> 11;
            case DELIVERED -> 12;
            case RETURNED -> 13;
            case LOST -> 14;
            case VOIDED -> 15;
        };
    }

    /// How far on its way: 0 not handed over, 1 picked up, 2 in transit, 3 out for delivery, 4
    /// delivered.
    static int way(ParcelState state) {
        return switch (state) {
            case PICKED_UP -> 1;
            case IN_TRANSIT, DELAYED, ON_HOLD -> 2;
            case OUT_FOR_DELIVERY, ATTEMPT_FAILED, READY_FOR_PICKUP -> 3;
            case DELIVERED -> 4;
            case UNKNOWN, REGISTERED, LABEL_CREATED, DAMAGED, RETURNING, RETURNED, LOST, VOIDED ->
                    0;
        };
    }
}
