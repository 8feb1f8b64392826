package dev.ordertrail.contracts;

/// Where a parcel stands, in the words of no carrier.
public enum ParcelState {
    REGISTERED,
    LABEL_CREATED,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    ATTEMPT_FAILED,
    READY_FOR_PICKUP,
    DELIVERED,
    DELAYED,
    ON_HOLD,
    RETURNING,
    RETURNED,
    LOST,
    DAMAGED,
    VOIDED,
    UNKNOWN;

    /// Whether something went wrong and somebody has a next step.
    public boolean isIncident() {
        return switch (this) {
            case ATTEMPT_FAILED, DELAYED, ON_HOLD, RETURNING, RETURNED, LOST, DAMAGED -> true;
            case REGISTERED,
                    LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    READY_FOR_PICKUP,
                    DELIVERED,
                    VOIDED,
                    UNKNOWN ->
                    false;
        };
    }

    /// Whether the parcel will not arrive, as far as anybody knows.
    public boolean isLostCause() {
        return switch (this) {
            case RETURNING, RETURNED, LOST, DAMAGED -> true;
            case REGISTERED,
                    LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    ATTEMPT_FAILED,
                    READY_FOR_PICKUP,
                    DELIVERED,
                    DELAYED,
                    ON_HOLD,
                    VOIDED,
                    UNKNOWN ->
                    false;
        };
    }
}
