package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.EscrowLocked;
import dev.ordertrail.contracts.PaymentEvent.EscrowObserved;
import dev.ordertrail.contracts.PaymentEvent.EscrowOrphaned;
import dev.ordertrail.contracts.PaymentEvent.EscrowReleased;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.tracking.project.PaymentDoc.Fact;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds payment-events. Several events that say the same of the same payment leave one fact.
public final class PaymentFold {

    private PaymentFold() {}

    /// The document after one more event; the same document when it was folded before.
    public static PaymentDoc apply(@Nullable PaymentDoc doc, Recorded<PaymentEvent> in) {
        var old = doc == null ? PaymentDoc.NONE : doc;
        if (in.version() <= old.version()) {
            return old;
        }
        var told = tell(in.envelope(), in.event());
        var facts = new TreeMap<>(old.facts());
        facts.merge(told.key(), told.fact(), Fact::merge);
        return new PaymentDoc(in.version(), facts);
    }

    private record Told(String key, Fact fact) {}

    private static Told tell(Envelope at, PaymentEvent event) {
        return switch (event) {
            case CheckoutStarted e ->
                    new Teller(at, e, Kind.CHECKOUT_STARTED)
                            .of(e.amount())
                            .by(e.sessionId())
                            .until(e.expiresAt())
                            .told("");
            case PaymentAttemptFailed e ->
                    new Teller(at, e, Kind.ATTEMPT_FAILED)
                            .saying(e.code())
                            .told(at.time().toString());
            case PaymentConfirmed e ->
                    paid(new Teller(at, e, Kind.CONFIRMED), e.amount(), e.expected(), e.verdict())
                            .by(e.evidence())
                            .told(
                                    e.verdict() == Verdict.OTHER_ASSET
                                            ? e.amount().asset().code()
                                            : "");
            case PaymentEnded e -> new Teller(at, e, Kind.ENDED).saying(e.reason()).told("");
            case PaymentRefunded e ->
                    new Teller(at, e, Kind.REFUNDED)
                            .of(e.refunded())
                            .expecting(e.captured())
                            .told(e.refunded().toString());
            case PaymentDisputed e ->
                    new Teller(at, e, disputeKind(e.state()))
                            .of(e.amount())
                            .saying(e.reason() == null ? e.status() : e.reason())
                            .by(e.disputeId())
                            .until(e.evidenceDueBy())
                            .told(e.disputeId());
            case RefundPending e ->
                    new Teller(at, e, Kind.REFUND_PENDING)
                            .of(e.amount())
                            .saying(e.cause())
                            .by(e.refundId())
                            .told(e.refundId());
            case EscrowObserved e ->
                    new Teller(at, e, Kind.ESCROW_OBSERVED)
                            .of(e.amount())
                            .by(e.transactionHash())
                            .told(e.transactionHash());
            case EscrowLocked e ->
                    paid(
                                    new Teller(at, e, Kind.ESCROW_LOCKED),
                                    e.amount(),
                                    e.expected(),
                                    e.verdict())
                            .by(e.transactionHash())
                            .told(e.transactionHash());
            case EscrowReleased e ->
                    new Teller(at, e, Kind.ESCROW_RELEASED)
                            .of(e.amount())
                            .by(e.transactionHash())
                            .told(e.transactionHash());
            case EscrowOrphaned e ->
                    new Teller(at, e, Kind.ESCROW_ORPHANED)
                            .by(e.transactionHash())
                            .told(e.transactionHash());
        };
    }

    /// Less than asked, or another asset, is not the payment that was asked for.
    private static Teller paid(Teller teller, Money amount, Money expected, Verdict verdict) {
        teller.of(amount).expecting(expected).saying(verdict.name());
        return switch (verdict) {
            case EXACT, OVERPAID -> teller;
            case UNDERPAID, OTHER_ASSET -> teller.as(Kind.PAID_SHORT);
        };
    }

    private static Kind disputeKind(DisputeState state) {
        return switch (state) {
            case OPEN -> Kind.DISPUTE_OPEN;
            case WON -> Kind.DISPUTE_WON;
            case LOST -> Kind.DISPUTE_LOST;
            case WITHDRAWN -> Kind.DISPUTE_WITHDRAWN;
        };
    }

    /// Gathers what one event tells.
    private static final class Teller {
        private final Envelope at;
        private final PaymentEvent event;
        private Kind kind;
        private @Nullable Money amount;
        private @Nullable Money expected;
        private @Nullable String detail;
        private @Nullable String reference;
        private @Nullable Instant until;

        Teller(Envelope at, PaymentEvent event, Kind kind) {
            this.at = at;
            this.event = event;
            this.kind = kind;
        }

        Teller as(Kind other) {
            kind = other;
            return this;
        }

        Teller of(@Nullable Money money) {
            amount = money;
            return this;
        }

        Teller expecting(@Nullable Money money) {
            expected = money;
            return this;
        }

        Teller saying(@Nullable String word) {
            detail = word;
            return this;
        }

        Teller by(@Nullable String object) {
            reference = object;
            return this;
        }

        Teller until(@Nullable Instant end) {
            until = end;
            return this;
        }

        Told told(String apart) {
            var fact =
                    new Fact(
                            event.paymentId(),
                            event.provider(),
                            kind,
                            at.id(),
                            at.time(),
                            at.recordedTime(),
                            amount,
                            expected,
                            detail,
                            reference,
                            until);
            return new Told(event.paymentId() + "|" + kind + "|" + apart, fact);
        }
    }
}
