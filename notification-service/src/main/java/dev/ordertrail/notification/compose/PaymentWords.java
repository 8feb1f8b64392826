package dev.ordertrail.notification.compose;

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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the events of a payment say to people.
final class PaymentWords {

    private PaymentWords() {}

    /// What staff hear of it, if anything.
    static Optional<Said> staffHear(OrderCard before, PaymentEvent event) {
        return switch (event) {
            case CheckoutStarted e -> said(Kind.CHECKOUT_STARTED, e);
            case PaymentAttemptFailed e -> said(Kind.PAYMENT_FAILED, e);
            case PaymentConfirmed e -> said(Kind.PAYMENT_COMPLETED, e);
            case PaymentEnded e -> said(Kind.PAYMENT_FAILED, e);
            case PaymentRefunded e -> said(Kind.ORDER_REFUNDED, e);
            case PaymentDisputed e when isNews(before, e) -> said(Kind.ORDER_DISPUTED, e);
            case EscrowLocked e -> said(Kind.PAYMENT_COMPLETED, e);
            case PaymentDisputed _,
                    RefundPending _,
                    EscrowObserved _,
                    EscrowReleased _,
                    EscrowOrphaned _ ->
                    Optional.empty();
        };
    }

    /// The name under which a workflow's `tells` may name the fact.
    static Optional<String> factName(PaymentEvent event) {
        return switch (event) {
            case CheckoutStarted _ -> Optional.of("checkout_started");
            case PaymentAttemptFailed _ -> Optional.of("attempt_failed");
            case PaymentConfirmed _ -> Optional.of("confirmed");
            case PaymentEnded _ -> Optional.of("ended_unpaid");
            case PaymentRefunded _ -> Optional.of("refunded");
            case PaymentDisputed e -> Optional.of(disputeName(e.state()));
            case RefundPending _ -> Optional.empty();
            case EscrowObserved _ -> Optional.of("escrow_observed");
            case EscrowLocked _ -> Optional.of("escrow_locked");
            case EscrowReleased _ -> Optional.of("escrow_released");
            case EscrowOrphaned _ -> Optional.of("escrow_orphaned");
        };
    }

    static Details details(PaymentEvent event) {
        var details = Details.none().with("provider", event.provider());
        return switch (event) {
            case CheckoutStarted e ->
                    details.amount(e.amount())
                            .with("session", e.sessionId())
                            .with("expires", e.expiresAt());
            case PaymentAttemptFailed e -> details.because(plain(e.code()));
            case PaymentConfirmed e ->
                    details.amount(e.amount()).with("remark", remark(e.verdict(), e.expected()));
            case PaymentEnded e -> details.because(plain(e.reason()));
            case PaymentRefunded e ->
                    details.amount(e.refunded())
                            .with("captured", e.captured())
                            .with("partial", partial(e) ? "true" : null);
            case PaymentDisputed e ->
                    details.amount(e.amount())
                            .because(plain(e.reason()))
                            .with("dispute", disputeWord(e.state()))
                            .with("evidenceDueBy", e.evidenceDueBy());
            case RefundPending e -> details.amount(e.amount()).because(plain(e.cause()));
            case EscrowObserved e -> details.amount(e.amount());
            case EscrowLocked e ->
                    details.amount(e.amount()).with("remark", remark(e.verdict(), e.expected()));
            case EscrowReleased e -> details.amount(e.amount());
            case EscrowOrphaned _ -> details;
        };
    }

    private static Optional<Said> said(String kind, PaymentEvent event) {
        return Optional.of(new Said(kind, details(event).map()));
    }

    /// A provider repeats a dispute with every paper that is handed in; only a new standing is
    /// news.
    private static boolean isNews(OrderCard before, PaymentDisputed e) {
        return !e.state().name().equals(before.notes().get(CardFold.disputeNote(e.disputeId())));
    }

    private static boolean partial(PaymentRefunded e) {
        return e.refunded().asset().equals(e.captured().asset())
                && e.refunded().compareTo(e.captured()) < 0;
    }

    private static @Nullable String remark(Verdict verdict, Money expected) {
        return switch (verdict) {
            case EXACT -> null;
            case UNDERPAID -> "less than the " + expected + " asked for";
            case OVERPAID -> "more than the " + expected + " asked for";
            case OTHER_ASSET -> "not in the currency of the " + expected + " asked for";
        };
    }

    private static String disputeName(DisputeState state) {
        return switch (state) {
            case OPEN -> "dispute_open";
            case WON -> "dispute_won";
            case LOST -> "dispute_lost";
            case WITHDRAWN -> "dispute_withdrawn";
        };
    }

    private static String disputeWord(DisputeState state) {
        return switch (state) {
            case OPEN -> "opened";
            case WON -> "won";
            case LOST -> "lost";
            case WITHDRAWN -> "withdrawn";
        };
    }

    /// `card_declined` reads as "card declined".
    private static @Nullable String plain(@Nullable String code) {
        return code == null ? null : code.replace('_', ' ');
    }

    /// What staff hear.
    record Said(String kind, Map<String, String> details) {}
}
