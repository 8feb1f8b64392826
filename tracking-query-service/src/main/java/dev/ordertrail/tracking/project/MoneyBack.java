package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.tracking.project.PaymentDoc.Fact;
import dev.ordertrail.tracking.project.PaymentDoc.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What of one payment went back to the buyer: by refunds, and by disputes that the seller lost.
///
/// @param facts of one payment
record MoneyBack(Collection<Fact> facts) {
    private static final Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::at).thenComparing(Fact::kind).thenComparing(Fact::eventId);

    MoneyBack {
        facts = List.copyOf(facts);
    }

    /// Of two facts the later one.
    static Fact later(Fact a, Fact b) {
        return BY_TIME.compare(a, b) >= 0 ? a : b;
    }

    /// How each dispute stands, by its id. Terminal beats open, whatever their times; of two
    /// terminal ones the later counts.
    Map<String, Fact> disputes() {
        var standing = new TreeMap<String, Fact>();
        facts.stream()
                .filter(f -> isDispute(f.kind()))
                .forEach(f -> standing.merge(String.valueOf(f.reference()), f, MoneyBack::further));
        return standing;
    }

    /// Everything refunded so far.
    @Nullable Money refunded() {
        return facts.stream()
                .filter(f -> f.kind() == Kind.REFUNDED)
                .reduce(Fact::merge)
                .map(Fact::amount)
                .orElse(null);
    }

    /// What banks took for disputes that were lost, where anybody said how much.
    @Nullable Money chargedBack() {
        Money taken = null;
        for (var dispute : disputes().values()) {
            taken = dispute.kind() == Kind.DISPUTE_LOST ? sum(taken, dispute.amount()) : taken;
        }
        return taken;
    }

    /// Whether at least so much is with the buyer again.
    boolean covers(Money captured) {
        var back = sum(refunded(), chargedBack());
        return back != null
                && back.asset().code().equals(captured.asset().code())
                && back.compareTo(captured) >= 0;
    }

    /// Whether this is the fact by which so much is with the buyer again.
    boolean covers(Money captured, Fact by) {
        var sofar = facts.stream().filter(f -> BY_TIME.compare(f, by) <= 0).toList();
        var before = sofar.stream().filter(f -> !f.equals(by)).toList();
        return new MoneyBack(sofar).covers(captured) && !new MoneyBack(before).covers(captured);
    }

    private static boolean isDispute(Kind kind) {
        return kind.compareTo(Kind.DISPUTE_OPEN) >= 0 && kind.compareTo(Kind.DISPUTE_LOST) <= 0;
    }

    private static Fact further(Fact a, Fact b) {
        if (a.kind() == Kind.DISPUTE_OPEN || b.kind() == Kind.DISPUTE_OPEN) {
            return a.kind() == Kind.DISPUTE_OPEN ? b : a;
        }
        return later(a, b);
    }

    /// Of two assets the first one counts.
    private static @Nullable Money sum(@Nullable Money a, @Nullable Money b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.asset().code().equals(b.asset().code()) ? a.plus(b) : a;
    }
}
