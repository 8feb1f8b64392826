package dev.ordertrail.contracts;

/// What can happen to a payment, whatever the provider calls it.
public enum PaymentFact {
    CHECKOUT_STARTED,
    ATTEMPT_FAILED,
    CONFIRMED,
    ENDED_UNPAID,
    REFUNDED,
    DISPUTE_OPEN,
    DISPUTE_WON,
    DISPUTE_LOST,
    DISPUTE_WITHDRAWN,
    ESCROW_OBSERVED,
    ESCROW_LOCKED,
    ESCROW_RELEASED,
    ESCROW_ORPHANED
}
