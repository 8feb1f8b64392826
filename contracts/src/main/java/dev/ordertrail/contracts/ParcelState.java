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
    UNKNOWN
}
