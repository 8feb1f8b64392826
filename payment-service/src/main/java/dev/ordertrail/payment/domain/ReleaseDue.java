package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;

/// What is to become of the money that an escrow holds for an order.
public sealed interface ReleaseDue {

    /// Nothing is held.
    record Nothing() implements ReleaseDue {}

    /// It stays where it is: the order is not complete.
    record NotYet(Money amount) implements ReleaseDue {}

    /// The order is complete, and yet the money stays until somebody has seen to something.
    record Held(Money amount, Reason why) implements ReleaseDue {}

    /// It is the seller's.
    record Release(Money amount) implements ReleaseDue {}

    /// What keeps the money of a complete order.
    enum Reason {
        /// A dispute is open, or was lost.
        DISPUTE,
        /// A parcel is lost, damaged or on its way back; or the chain undid what had been final.
        INCIDENT,
        /// Some of it was asked back and has not gone back yet.
        REFUND_ASKED,
        /// More is there than the order asks.
        OVERPAID
    }
}
