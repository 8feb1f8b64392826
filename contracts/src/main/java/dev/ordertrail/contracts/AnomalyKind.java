package dev.ordertrail.contracts;

/// What can need a human eye.
public enum AnomalyKind {
    /// A parcel moves while the order was not yet ready to ship.
    PARCEL_AHEAD_OF_ORDER,
    /// A parcel moves for an order that is cancelled, refunded or failed.
    PARCEL_FOR_ENDED_ORDER,
    /// A parcel is lost, damaged, returned, held, or could not be handed over.
    PARCEL_INCIDENT,
    /// Less was paid than the order asks.
    UNDERPAID,
    /// More was paid than the order asks.
    OVERPAID,
    /// It was paid in another asset than the order asks.
    OTHER_ASSET_PAID,
    /// The storefront claimed a payment that the provider denies.
    CLAIM_CONTRADICTED,
    /// Escrow was released before the order was delivered.
    RELEASED_BEFORE_DELIVERY,
    /// A refund is due that no provider can make by itself.
    REFUND_BY_HAND,
    /// A dispute at the provider was lost.
    DISPUTE_LOST,
    /// A block that held the payment was undone by the chain.
    ESCROW_ORPHANED,
    /// A payment is disputed and the workflow has no status that says so.
    PAYMENT_DISPUTED,
    /// The order goes on, but what was bought is no longer there.
    STOCK_MISSING,
    /// The order is complete and licence keys are still owed.
    KEYS_OWED,
    /// The order has not moved for longer than its workflow expects.
    OVERDUE
}
