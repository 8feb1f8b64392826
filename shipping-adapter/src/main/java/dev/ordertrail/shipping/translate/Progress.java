package dev.ordertrail.shipping.translate;

import dev.ordertrail.contracts.ParcelState;

/// How far along the road a state is, for telling whether one statement is ahead of another.
public final class Progress {

    private Progress() {}

    /// A number that grows from the label to the door, and beyond it on the way back.
    public static int of(ParcelState state) {
        return switch (state) {
            case UNKNOWN, REGISTERED -> 0;
            case LABEL_CREATED -> 1;
            case PICKED_UP -> 2;
            case IN_TRANSIT, DELAYED, ON_HOLD -> 3;
            case OUT_FOR_DELIVERY -> 4;
            case ATTEMPT_FAILED -> 5;
            case READY_FOR_PICKUP -> 6;
            case RETURNING, LOST, DAMAGED, VOIDED -> 7;
            case DELIVERED, RETURNED -> 8;
        };
    }
}
