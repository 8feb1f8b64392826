package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.tracking.project.PaymentDoc.Fact;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import dev.ordertrail.tracking.project.Timeline.Facts;
import dev.ordertrail.tracking.project.Timeline.Placed;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Entries that payment-events make: every fact once.
final class PaymentEntries {
    private static final int TOPIC = 1;
    private static final Set<Kind> CAPTURED =
            EnumSet.of(Kind.CONFIRMED, Kind.ESCROW_LOCKED, Kind.PAID_SHORT);

    private PaymentEntries() {}

    static List<Placed> of(PaymentDoc payment, Words words) {
        return payment.facts().values().stream()
                .map(f -> new Placed(TOPIC, rank(f.kind()), entry(f, payment, words)))
                .toList();
    }

    /// Breaks ties of time in the order in which such things happen.
    private static int rank(Kind kind) {
        return kind.compareTo(Kind.CHECKOUT_STARTED);
    }

    private static TimelineEntry entry(Fact fact, PaymentDoc payment, Words words) {
        var said = Sentences.of(fact.kind());
        var stands = words.statusOf(level(fact, said, payment));
        return new TimelineEntry(
                fact.eventId(),
                stands == null ? name(fact, said) : stands,
                stands != null,
                fact.at(),
                fact.recordedAt(),
                "payment_processor",
                sentence(fact, said, stands, words),
                null,
                null,
                null,
                null,
                stands == null ? said.tone() : tone(said, words.tone(stands)),
                metadata(fact));
    }

    /// A good fact may be told in the tone of its status; a bad one stays bad.
    private static Tone tone(Sentences said, Tone ofStatus) {
        return said.tone().compareTo(ofStatus) >= 0 ? said.tone() : ofStatus;
    }

    private static @Nullable Level level(Fact fact, Sentences said, PaymentDoc payment) {
        return switch (fact.kind()) {
            case REFUNDED, DISPUTE_LOST ->
                    isLast(fact, payment) ? Level.FULLY_REFUNDED : said.level();
            case ESCROW_RELEASED -> Level.ESCROW_RELEASED;
            case ENDED -> isPaid(fact.paymentId(), payment) ? null : Level.PAYMENT_ENDED;
            case CHECKOUT_STARTED,
                    ESCROW_OBSERVED,
                    ATTEMPT_FAILED,
                    PAID_SHORT,
                    CONFIRMED,
                    ESCROW_LOCKED,
                    ESCROW_ORPHANED,
                    DISPUTE_OPEN,
                    DISPUTE_WON,
                    DISPUTE_WITHDRAWN,
                    REFUND_PENDING ->
                    said.level();
        };
    }

    /// Whether by this fact everything is with the buyer again: a dispute may take what refunds
    /// have left.
    private static boolean isLast(Fact fact, PaymentDoc payment) {
        var facts =
                payment.facts().values().stream()
                        .filter(f -> f.paymentId().equals(fact.paymentId()))
                        .toList();
        var captured =
                facts.stream()
                        .filter(f -> CAPTURED.contains(f.kind()) && f.amount() != null)
                        .map(Fact::amount)
                        .findFirst()
                        .orElse(fact.kind() == Kind.REFUNDED ? fact.expected() : null);
        return captured != null && new MoneyBack(facts).covers(captured, fact);
    }

    private static boolean isFull(Fact refund) {
        var refunded = refund.amount();
        var captured = refund.expected();
        return refunded != null
                && captured != null
                && refunded.asset().code().equals(captured.asset().code())
                && refunded.compareTo(captured) >= 0;
    }

    private static boolean isPaid(String paymentId, PaymentDoc payment) {
        return payment.facts().values().stream()
                .anyMatch(f ->
                        f.paymentId().equals(paymentId)
                                && (f.kind() == Kind.CONFIRMED || f.kind() == Kind.ESCROW_LOCKED));
    }

    private static String name(Fact fact, Sentences said) {
        return fact.kind() == Kind.REFUNDED && !isFull(fact) ? "partly_refunded" : said.name();
    }

    private static String sentence(
            Fact fact, Sentences said, @Nullable String stands, Words words) {
        if (fact.kind() == Kind.REFUNDED && fact.amount() != null) {
            return isFull(fact)
                    ? "Refunded in full: " + fact.amount()
                    : "Refunded so far: " + fact.amount();
        }
        if (fact.kind() == Kind.DISPUTE_LOST) {
            return fact.amount() == null
                    ? said.sentence()
                    : said.sentence() + ", who has this back: " + fact.amount();
        }
        // Releasing the escrow completes an order only once it has arrived: the fact keeps its own
        // words.
        return stands == null || fact.kind() == Kind.ESCROW_RELEASED
                ? said.sentence()
                : words.sentence(stands);
    }

    private static SortedMap<String, String> metadata(Fact fact) {
        var amount = fact.amount();
        return new Facts()
                .and("fact", Sentences.of(fact.kind()).name())
                .and("paymentId", fact.paymentId())
                .and("provider", fact.provider())
                .and("amount", amount == null ? null : amount.amount().toPlainString())
                .and("currency", amount == null ? null : amount.asset().code())
                .and("detail", fact.detail())
                .and(reference(fact.kind()), fact.reference())
                .and("until", fact.until())
                .map();
    }

    private static String reference(Kind kind) {
        return switch (kind) {
            case ESCROW_OBSERVED, ESCROW_LOCKED, ESCROW_RELEASED, ESCROW_ORPHANED ->
                    "transactionHash";
            case DISPUTE_OPEN, DISPUTE_WON, DISPUTE_LOST, DISPUTE_WITHDRAWN -> "disputeId";
            case REFUND_PENDING -> "refundId";
            case CHECKOUT_STARTED -> "sessionId";
            case ATTEMPT_FAILED, PAID_SHORT, CONFIRMED, ENDED, REFUNDED -> "evidence";
        };
    }
}
