package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.ParcelState;

/// Who acts on a parcel's trouble, and how.
final class Incidents {
    private Incidents() {}

    static String owner(ParcelState state) {
        return switch (state) {
            case ATTEMPT_FAILED -> "buyer";
            case REGISTERED,
                    LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    DELIVERED,
                    DELAYED,
                    ON_HOLD,
                    RETURNING,
                    RETURNED,
                    LOST,
                    DAMAGED,
                    VOIDED,
                    UNKNOWN ->
                    "seller";
        };
    }

    static String nextStep(ParcelState state) {
        return switch (state) {
            case ATTEMPT_FAILED ->
                    "Arrange another delivery with the carrier, or collect the parcel.";
            case DELAYED ->
                    "Wait for the next scan; ask the carrier if none comes within two days.";
            case ON_HOLD -> "Ask the carrier what it needs to go on.";
            case RETURNING, RETURNED -> "Agree with the buyer: send it again, or refund.";
            case LOST -> "Claim from the carrier, then send it again or refund.";
            case DAMAGED -> "Ask the buyer for pictures, then send it again or refund.";
            case REGISTERED,
                    LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    DELIVERED,
                    VOIDED,
                    UNKNOWN ->
                    "Nothing to do.";
        };
    }
}
