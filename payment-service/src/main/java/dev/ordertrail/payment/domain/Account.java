package dev.ordertrail.payment.domain;

/// Where money of an order can be. It comes in through [#CAPTURED], is [#HELD] for the order, and
/// leaves through the others.
public enum Account {
    /// Everything that buyers paid: the only way in.
    CAPTURED,
    /// What is there for the order: at the provider, or locked in an escrow.
    HELD,
    /// What went back to buyers.
    REFUNDED,
    /// What banks took back because of disputes and did not return.
    DISPUTED,
    /// What providers and platforms took for themselves.
    FEES,
    /// What transactions on a chain cost.
    GAS,
    /// What an escrow gave to the seller.
    RELEASED,
    /// What was sent on to the seller's account.
    PAID_OUT;

    /// Whether money here has left the order.
    boolean isOut() {
        return this != CAPTURED && this != HELD;
    }
}
