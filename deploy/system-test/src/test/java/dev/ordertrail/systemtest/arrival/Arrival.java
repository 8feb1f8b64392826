package dev.ordertrail.systemtest.arrival;

/// What can arrive, in the order in which it happens.
public enum Arrival {
    ORDER_PLACED,
    SESSION_COMPLETED,
    INTENT_SUCCEEDED,
    FIRST_SCAN,
    IN_TRANSIT,
    DELIVERED
}
