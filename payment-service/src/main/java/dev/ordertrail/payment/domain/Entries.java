package dev.ordertrail.payment.domain;

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
import dev.ordertrail.payment.domain.Entry.Kind;
import dev.ordertrail.payment.domain.Entry.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a fact says about money, as entries.
public final class Entries {
    private Entries() {}

    /// The entries of a fact; none where it speaks of no money that moved.
    ///
    /// @param at when it happened at the provider
    public static List<Entry> of(PaymentEvent fact, Instant at) {
        return of(fact, at, null);
    }

    /// The same, said by something that the fact does not name.
    ///
    /// @param object what says it; null: what the fact names
    public static List<Entry> of(PaymentEvent fact, Instant at, @Nullable String object) {
        return said(fact, at).stream().map(entry -> by(object, entry)).toList();
    }

    /// What is void is named by the fact alone.
    private static Entry by(@Nullable String object, Entry entry) {
        return object == null || entry.kind() == Kind.VOIDED || entry.dispute() != null
                ? entry
                : Entry.of(
                        entry.paymentId(),
                        entry.kind(),
                        Source.of(object),
                        entry.amount(),
                        entry.at());
    }

    private static List<Entry> said(PaymentEvent fact, Instant at) {
        return switch (fact) {
            case PaymentConfirmed f ->
                    List.of(entry(f, Kind.CAPTURED_SO_FAR, f.evidence(), f.amount(), at));
            case EscrowLocked f ->
                    List.of(entry(f, Kind.LOCKED_SO_FAR, f.transactionHash(), f.amount(), at));
            case EscrowReleased f ->
                    List.of(entry(f, Kind.RELEASED_SO_FAR, f.transactionHash(), f.amount(), at));
            case PaymentRefunded f ->
                    List.of(
                            entry(f, Kind.CAPTURED_SO_FAR, f.paymentId(), f.captured(), at),
                            entry(f, Kind.REFUNDED_SO_FAR, f.paymentId(), f.refunded(), at));
            case PaymentDisputed f -> end(f, f.amount(), at);
            case PaymentAttemptFailed _, PaymentEnded _, CheckoutStarted _ -> List.of();
            case EscrowOrphaned f -> undone(f, at);
            case RefundPending _, EscrowObserved _ -> List.of();
        };
    }

    private static Entry entry(
            PaymentEvent fact, Kind kind, String object, Money amount, Instant at) {
        return Entry.of(fact.paymentId(), kind, Source.of(object), amount, at);
    }

    /// What nobody had relied on was never entered; what had been final is entered as void.
    private static List<Entry> undone(EscrowOrphaned fact, Instant at) {
        var reversal = fact.reversal();
        var undone = new ArrayList<Entry>();
        if (reversal != null) {
            for (var event : reversal.undone()) {
                var amount = event.amount();
                if (amount != null) {
                    undone.add(entry(fact, Kind.VOIDED, event.transactionHash(), amount, at));
                }
            }
        }
        return undone;
    }

    /// How a dispute ended says where its money is.
    private static List<Entry> end(PaymentDisputed fact, @Nullable Money amount, Instant at) {
        if (amount == null || fact.state() == DisputeState.OPEN) {
            return List.of();
        }
        var kind = fact.state() == DisputeState.LOST ? Kind.DISPUTE_LOST : Kind.DISPUTE_OVER;
        var source = new Source(fact.disputeId(), fact.disputeId());
        return List.of(Entry.of(fact.paymentId(), kind, source, amount, at));
    }
}
