package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.ChainEntry;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
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
import dev.ordertrail.contracts.PaymentEvent.Reversal;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.order.domain.OrderCommand.NotePayment;
import dev.ordertrail.order.handle.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What events of payments mean to their order.
final class PaymentFacts {
    private PaymentFacts() {}

    /// The fact; empty for what an order does not need to know.
    static Optional<Fact> of(Recorded<PaymentEvent> in) {
        return said(in.event()).map(said -> fact(in, said));
    }

    private static Optional<Said> said(PaymentEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case CheckoutStarted e -> said(PaymentFact.CHECKOUT_STARTED, e.amount(), null);
                    case PaymentAttemptFailed e -> said(PaymentFact.ATTEMPT_FAILED, null, e.code());
                    case PaymentConfirmed e ->
                            said(PaymentFact.CONFIRMED, e.amount(), e.evidence());
                    case PaymentEnded e -> said(PaymentFact.ENDED_UNPAID, null, e.reason());
                    case PaymentRefunded e ->
                            new Said(PaymentFact.REFUNDED, e.refunded(), e.captured(), null);
                    case PaymentDisputed e -> said(disputed(e), e.amount(), e.disputeId());
                    case EscrowObserved e ->
                            said(PaymentFact.ESCROW_OBSERVED, e.amount(), e.transactionHash());
                    case EscrowLocked e ->
                            said(PaymentFact.ESCROW_LOCKED, e.amount(), e.transactionHash());
                    case EscrowReleased e ->
                            said(PaymentFact.ESCROW_RELEASED, e.amount(), e.transactionHash());
                    case EscrowOrphaned e -> orphaned(e.reversal());
                    case RefundPending _ -> null; // the order asked for it
                });
    }

    /// What was undone before it was final has moved nothing.
    private static @Nullable Said orphaned(@Nullable Reversal reversal) {
        return reversal == null
                ? null
                : said(
                        PaymentFact.ESCROW_ORPHANED,
                        null,
                        "undone: %s; instead: %s"
                                .formatted(
                                        history(reversal.undone()), history(reversal.instead())));
    }

    private static String history(List<ChainEntry> entries) {
        return entries.isEmpty()
                ? "nothing"
                : entries.stream().map(ChainEntry::toString).collect(Collectors.joining(", "));
    }

    private static PaymentFact disputed(PaymentDisputed e) {
        return switch (e.state()) {
            case OPEN -> PaymentFact.DISPUTE_OPEN;
            case WON -> PaymentFact.DISPUTE_WON;
            case LOST -> PaymentFact.DISPUTE_LOST;
            case WITHDRAWN -> PaymentFact.DISPUTE_WITHDRAWN;
        };
    }

    private static Fact fact(Recorded<PaymentEvent> in, Said said) {
        var envelope = in.envelope();
        return new Fact(
                envelope,
                new NotePayment(
                        By.system(in.event().provider()),
                        envelope.id(),
                        in.event().paymentId(),
                        said.fact(),
                        said.amount(),
                        said.captured(),
                        said.detail(),
                        envelope.time()));
    }

    private static Said said(PaymentFact fact, @Nullable Money amount, @Nullable String detail) {
        return new Said(fact, amount, null, detail);
    }

    private record Said(
            PaymentFact fact,
            @Nullable Money amount,
            @Nullable Money captured,
            @Nullable String detail) {}
}
