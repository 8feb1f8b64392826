package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.tracking.project.PaymentDoc.Fact;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import java.time.Instant;
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
    /// @param refunded what was refunded so far
    /// @param chargedBack what banks took for disputes that were lost, as far as anybody said how
    ///   much
    /// @param allBack whether everything that came in is with the buyer again
    public record Payment(
            String id,
            String provider,
            State state,
            @Nullable Money captured,
            @Nullable Money refunded,
            @Nullable Money chargedBack,
            boolean allBack,
            Instant since) {

        /// Whether a dispute was lost and nobody has said yet what went back for it.
        boolean costsUnknown() {
            return state == State.DISPUTE_LOST && refunded == null && chargedBack == null;
        }
    }

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
        facts.forEach(f -> kinds.merge(f.kind(), f, MoneyBack::later));
        var back = new MoneyBack(facts);
        var captured = firstAmount(kinds, Kind.CONFIRMED, Kind.ESCROW_LOCKED, Kind.PAID_SHORT);
        var refunded = back.refunded();
        var state = state(kinds, back, captured);
        var since = facts.stream().map(Fact::at).max(Comparator.naturalOrder()).orElseThrow();
        var one = facts.getFirst();
        return new Payment(
                one.paymentId(),
                one.provider(),
                state,
                captured,
                refunded,
                back.chargedBack(),
                state == State.REFUNDED || (captured != null && back.covers(captured)),
                since);
    }

    private static State state(Map<Kind, Fact> kinds, MoneyBack back, @Nullable Money captured) {
        var dispute = dispute(back);
        if (dispute != null) {
            return dispute;
        }
        var refunded = back.refunded();
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
    private static @Nullable State dispute(MoneyBack back) {
        var kinds = back.disputes().values().stream().map(Fact::kind).toList();
        if (kinds.contains(Kind.DISPUTE_OPEN)) {
            return State.DISPUTED;
        }
        return kinds.contains(Kind.DISPUTE_LOST) ? State.DISPUTE_LOST : null;
    }

    private static boolean isAll(Map<Kind, Fact> kinds, @Nullable Money captured, Money refunded) {
        var fact = kinds.get(Kind.REFUNDED);
        var of = captured != null ? captured : fact == null ? null : fact.expected();
        return of == null
                || (of.asset().code().equals(refunded.asset().code())
                        && refunded.compareTo(of) >= 0);
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
