package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.tracking.project.PaymentDoc.Fact;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the money of an order stands: its payments, and the one that counts.
///
/// @param state of the payment that counts most; of the storefront's claim while no provider says
///   more
public record PaymentAxis(State state, List<Payment> payments) {

    /// Where a payment stands. Of several payments the one with the highest state counts.
    public enum State {
        ENDED_UNPAID,
        PENDING,
        ATTEMPT_FAILED,
        OBSERVED,
        UNDERPAID,
        REFUNDED,
        DISPUTE_LOST,
        CONFIRMED,
        PARTLY_REFUNDED,
        LOCKED,
        RELEASED,
        DISPUTED;

        /// Lower-case, as APIs write it.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One payment.
    ///
    /// @param captured what the provider or the escrow holds or held
    /// @param refunded what went back so far
    public record Payment(
            String id,
            String provider,
            State state,
            @Nullable Money captured,
            @Nullable Money refunded,
            Instant since) {}

    /// The axis that the facts make.
    public static PaymentAxis of(PaymentDoc doc, PaymentClaim claim) {
        var byPayment =
                doc.facts().values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Fact::paymentId, TreeMap::new, Collectors.toList()));
        var payments = byPayment.values().stream().map(PaymentAxis::payment).toList();
        var strongest = payments.stream().map(Payment::state).max(Comparator.naturalOrder());
        return new PaymentAxis(overall(strongest.orElse(null), claim), payments);
    }

    private static State overall(@Nullable State strongest, PaymentClaim claim) {
        var claimed =
                switch (claim) {
                    case NONE -> State.PENDING;
                    case PAID -> State.CONFIRMED;
                    case LOCKED_IN_ESCROW -> State.LOCKED;
                };
        if (strongest == null) {
            return claimed;
        }
        // An open checkout says nothing against what the storefront claims; an ended one does.
        return strongest == State.PENDING ? claimed : strongest;
    }

    private static Payment payment(List<Fact> facts) {
        var kinds = new EnumMap<Kind, Fact>(Kind.class);
        facts.forEach(f -> kinds.merge(f.kind(), f, PaymentAxis::laterOf));
        var captured = firstAmount(kinds, Kind.CONFIRMED, Kind.ESCROW_LOCKED, Kind.PAID_SHORT);
        var refunded = kinds.containsKey(Kind.REFUNDED) ? mostRefunded(facts) : null;
        var state = state(kinds, facts, captured, refunded);
        var since = facts.stream().map(Fact::at).max(Comparator.naturalOrder()).orElseThrow();
        var one = facts.getFirst();
        return new Payment(one.paymentId(), one.provider(), state, captured, refunded, since);
    }

    private static State state(
            Map<Kind, Fact> kinds,
            Collection<Fact> facts,
            @Nullable Money captured,
            @Nullable Money refunded) {
        var dispute = dispute(facts);
        if (dispute != null) {
            return dispute;
        }
        if (refunded != null) {
            return isAll(kinds, captured, refunded) ? State.REFUNDED : State.PARTLY_REFUNDED;
        }
        if (kinds.containsKey(Kind.ESCROW_RELEASED)) {
            return State.RELEASED;
        }
        if (kinds.containsKey(Kind.ESCROW_LOCKED)) {
            return State.LOCKED;
        }
        if (kinds.containsKey(Kind.CONFIRMED)) {
            return State.CONFIRMED;
        }
        return unpaid(kinds);
    }

    private static State unpaid(Map<Kind, Fact> kinds) {
        if (kinds.containsKey(Kind.PAID_SHORT)) {
            return State.UNDERPAID;
        }
        if (kinds.containsKey(Kind.ENDED)) {
            return State.ENDED_UNPAID;
        }
        if (kinds.containsKey(Kind.ESCROW_OBSERVED) && !kinds.containsKey(Kind.ESCROW_ORPHANED)) {
            return State.OBSERVED;
        }
        return kinds.containsKey(Kind.ATTEMPT_FAILED) ? State.ATTEMPT_FAILED : State.PENDING;
    }

    /// What the disputes make of it: an open one outweighs all, a won or withdrawn one nothing.
    private static @Nullable State dispute(Collection<Fact> facts) {
        var standing = new TreeMap<String, Fact>();
        facts.stream()
                .filter(f -> isDispute(f.kind()))
                .forEach(f ->
                        standing.merge(String.valueOf(f.reference()), f, PaymentAxis::furtherOf));
        var kinds = standing.values().stream().map(Fact::kind).toList();
        if (kinds.contains(Kind.DISPUTE_OPEN)) {
            return State.DISPUTED;
        }
        return kinds.contains(Kind.DISPUTE_LOST) ? State.DISPUTE_LOST : null;
    }

    private static boolean isDispute(Kind kind) {
        return kind.compareTo(Kind.DISPUTE_OPEN) >= 0 && kind.compareTo(Kind.DISPUTE_LOST) <= 0;
    }

    /// Terminal beats open, whatever their times; of two terminal ones the later counts.
    private static Fact furtherOf(Fact a, Fact b) {
        if (a.kind() == Kind.DISPUTE_OPEN || b.kind() == Kind.DISPUTE_OPEN) {
            return a.kind() == Kind.DISPUTE_OPEN ? b : a;
        }
        return laterOf(a, b);
    }

    private static Fact laterOf(Fact a, Fact b) {
        var order =
                Comparator.comparing(Fact::at)
                        .thenComparing(Fact::kind)
                        .thenComparing(Fact::eventId);
        return order.compare(a, b) >= 0 ? a : b;
    }

    private static boolean isAll(Map<Kind, Fact> kinds, @Nullable Money captured, Money refunded) {
        var fact = kinds.get(Kind.REFUNDED);
        var of = captured != null ? captured : fact == null ? null : fact.expected();
        return of == null
                || (of.asset().code().equals(refunded.asset().code())
                        && refunded.compareTo(of) >= 0);
    }

    private static @Nullable Money mostRefunded(Collection<Fact> facts) {
        return facts.stream()
                .filter(f -> f.kind() == Kind.REFUNDED)
                .reduce(Fact::merge)
                .map(Fact::amount)
                .orElse(null);
    }

    private static @Nullable Money firstAmount(Map<Kind, Fact> kinds, Kind... wanted) {
        for (var kind : wanted) {
            var fact = kinds.get(kind);
            if (fact != null && fact.amount() != null) {
                return fact.amount();
            }
        }
        return null;
    }
}
