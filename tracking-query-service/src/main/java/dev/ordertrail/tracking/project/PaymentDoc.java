package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What payment-events say of one order: every fact once, whoever told it and however often.
///
/// @param facts by payment, kind and what tells two facts of a kind apart
public record PaymentDoc(long version, SortedMap<String, Fact> facts) {

    /// No payment is known.
    public static final PaymentDoc NONE = new PaymentDoc(0, new TreeMap<>());

    /// One fact about one payment.
    ///
    /// @param at when it first happened at the provider
    /// @param amount the highest amount that was told: captured, refunded so far, disputed
    /// @param detail the provider's own word: a failure code, a reason, a dispute's status
    /// @param reference the object that says so: intent, transaction hash, dispute, refund
    /// @param until when it lapses: the checkout, or the time for evidence
    public record Fact(
            String paymentId,
            String provider,
            Kind kind,
            String eventId,
            Instant at,
            Instant recordedAt,
            @Nullable Money amount,
            @Nullable Money expected,
            @Nullable String detail,
            @Nullable String reference,
            @Nullable Instant until) {

        /// Both told as one. Commutative, associative, idempotent: the earliest teller names it,
        /// amounts are levels.
        Fact merge(Fact other) {
            var first = before(other) ? this : other;
            return new Fact(
                    first.paymentId,
                    first.provider,
                    first.kind,
                    first.eventId,
                    first.at,
                    Times.earlier(recordedAt, other.recordedAt),
                    higher(amount, other.amount),
                    first.expected,
                    first.detail,
                    first.reference,
                    Times.latest(until, other.until));
        }

        private boolean before(Fact other) {
            var byTime = at.compareTo(other.at);
            return byTime < 0 || (byTime == 0 && eventId.compareTo(other.eventId) <= 0);
        }

        private static @Nullable Money higher(@Nullable Money a, @Nullable Money b) {
            if (a == null || b == null) {
                return a == null ? b : a;
            }
            var byAsset = a.asset().code().compareTo(b.asset().code());
            return (byAsset == 0 ? a.compareTo(b) : byAsset) >= 0 ? a : b;
        }
    }

    /// What kind of fact. The order breaks ties of time.
    public enum Kind {
        CHECKOUT_STARTED,
        ESCROW_OBSERVED,
        ATTEMPT_FAILED,
        PAID_SHORT,
        CONFIRMED,
        ESCROW_LOCKED,
        ESCROW_ORPHANED,
        ESCROW_RELEASED,
        ENDED,
        DISPUTE_OPEN,
        DISPUTE_WON,
        DISPUTE_WITHDRAWN,
        DISPUTE_LOST,
        REFUND_PENDING,
        REFUNDED
    }
}
