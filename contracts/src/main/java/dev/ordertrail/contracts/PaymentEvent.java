package dev.ordertrail.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to the money of an order, on `payment-events`. The envelope's time is the
/// provider's.
///
/// A payment is named by the provider's longest-living object: the payment intent where there is
/// one, else the session or charge, so that every callback about it names the same payment.
public sealed interface PaymentEvent extends Event {

    /// The payment this is about.
    String paymentId();

    /// `stripe`, `paypal`, `escrow`, ...
    String provider();

    /// The buyer was given a way to pay.
    @EventType("dev.ordertrail.payment.checkout-started.v1")
    record CheckoutStarted(
            String paymentId,
            String provider,
            @Nullable String sessionId,
            @Nullable Money amount,
            @Nullable Instant expiresAt)
            implements PaymentEvent {}

    /// An attempt failed. It is not the end of the payment.
    ///
    /// @param code the provider's own code: `card_declined`
    @EventType("dev.ordertrail.payment.attempt-failed.v1")
    record PaymentAttemptFailed(String paymentId, String provider, @Nullable String code)
            implements PaymentEvent {}

    /// The provider holds the money for us.
    ///
    /// @param amount captured so far
    /// @param expected what the order asks
    /// @param verdict how the two compare
    /// @param evidence the provider's object that says so: `pi_…`, `cs_…`
    @EventType("dev.ordertrail.payment.confirmed.v1")
    record PaymentConfirmed(
            String paymentId,
            String provider,
            Money amount,
            Money expected,
            Verdict verdict,
            String evidence)
            implements PaymentEvent {}

    /// Nothing will come of this payment any more.
    ///
    /// @param reason `expired` or `canceled`
    @EventType("dev.ordertrail.payment.ended.v1")
    record PaymentEnded(String paymentId, String provider, String reason) implements PaymentEvent {}

    /// Money went back.
    ///
    /// @param refunded everything refunded so far, not just this time
    /// @param captured what had been captured
    /// @param refunds the single refunds that it is made of, as far as they are known by then; null
    ///   where none is
    @EventType("dev.ordertrail.payment.refunded.v1")
    record PaymentRefunded(
            String paymentId,
            String provider,
            Money refunded,
            Money captured,
            @Nullable List<SingleRefund> refunds)
            implements PaymentEvent {
        public PaymentRefunded {
            refunds = refunds == null || refunds.isEmpty() ? null : List.copyOf(refunds);
        }

        /// How far it has come, of which no single refund is known.
        public PaymentRefunded(String paymentId, String provider, Money refunded, Money captured) {
            this(paymentId, provider, refunded, captured, null);
        }
    }

    /// One refund of a payment.
    ///
    /// @param id the provider's: `re_…`; of one that was made by hand, ours
    record SingleRefund(String id, Money amount) {}

    /// The buyer's bank disputes, or the dispute moved on. Decided by the dispute's status, never
    /// by the callback's name.
    ///
    /// @param status the provider's own word
    /// @param evidenceDueBy until when the provider takes evidence
    @EventType("dev.ordertrail.payment.disputed.v1")
    record PaymentDisputed(
            String paymentId,
            String provider,
            String disputeId,
            DisputeState state,
            String status,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable Instant evidenceDueBy)
            implements PaymentEvent {}

    /// A refund waits for somebody to make it.
    ///
    /// @param refundId as order-service derived it
    @EventType("dev.ordertrail.payment.refund-pending.v1")
    record RefundPending(
            String paymentId, String provider, String refundId, Money amount, String cause)
            implements PaymentEvent {}

    /// A lock was seen on the chain; it may yet be undone.
    @EventType("dev.ordertrail.payment.escrow-observed.v1")
    record EscrowObserved(
            String paymentId,
            String provider,
            Money amount,
            String transactionHash,
            int confirmations)
            implements PaymentEvent {}

    /// The escrow holds the money, finally.
    @EventType("dev.ordertrail.payment.escrow-locked.v1")
    record EscrowLocked(
            String paymentId,
            String provider,
            Money amount,
            Money expected,
            Verdict verdict,
            String transactionHash)
            implements PaymentEvent {}

    /// The escrow paid the seller, finally.
    @EventType("dev.ordertrail.payment.escrow-released.v1")
    record EscrowReleased(String paymentId, String provider, Money amount, String transactionHash)
            implements PaymentEvent {}

    /// What had been observed is no longer part of the chain.
    ///
    /// @param reversal both histories, where something final was undone; null where nobody had
    ///   relied on what was undone
    @EventType("dev.ordertrail.payment.escrow-orphaned.v1")
    record EscrowOrphaned(
            String paymentId, String provider, String transactionHash, @Nullable Reversal reversal)
            implements PaymentEvent {}

    /// What a chain said of an escrow until it changed its mind, and what it says since, each from
    /// the fork on.
    record Reversal(List<ChainEntry> undone, List<ChainEntry> instead) {
        public Reversal {
            undone = List.copyOf(undone);
            instead = List.copyOf(instead);
        }
    }

    /// One event of an escrow's contract.
    ///
    /// @param event the contract's name for it
    /// @param block the number of its block
    record ChainEntry(
            String event,
            @Nullable Money amount,
            String transactionHash,
            long block,
            String blockHash) {

        @Override
        public String toString() {
            var of = amount == null ? "" : " of " + amount;
            return "%s%s in block %d (%s), transaction %s"
                    .formatted(event, of, block, blockHash, transactionHash);
        }
    }

    /// How what was paid compares with what the order asks.
    enum Verdict {
        EXACT,
        UNDERPAID,
        OVERPAID,
        OTHER_ASSET
    }

    /// Where a dispute stands.
    enum DisputeState {
        OPEN,
        WON,
        LOST,
        WITHDRAWN
    }
}
