package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What moved on one payment in one asset, concluded from everything that was said about it. The
/// same things said give the same movements, in whatever order and however often they were said.
final class Movements {
    private final String paymentId;
    private final Money nothing;
    private final List<Entry> entries;
    private final List<Posting> postings = new ArrayList<>();

    private Movements(String paymentId, Asset asset, List<Entry> entries) {
        this.paymentId = paymentId;
        this.nothing = Money.zero(asset);
        this.entries = entries;
    }

    /// @param entries of one payment, all in this asset
    static List<Posting> of(String paymentId, Asset asset, List<Entry> entries) {
        var movements = new Movements(paymentId, asset, entries);
        movements.conclude();
        return movements.postings;
    }

    private void conclude() {
        var in = Set.of(Entry.Kind.CAPTURED_SO_FAR, Entry.Kind.LOCKED_SO_FAR);
        move(Account.CAPTURED, Account.HELD, byObject(Entry.Kind.CAPTURED), levels(in));
        var refunds = byObject(Entry.Kind.REFUNDED);
        var failed = failedRefunds();
        failed.forEach((object, said) -> refunds.merge(object, said, Said::or));
        move(Account.HELD, Account.REFUNDED, refunds, levels(Set.of(Entry.Kind.REFUNDED_SO_FAR)));
        each(Account.HELD, Account.REFUNDED, byObject(Entry.Kind.REFUNDED_BY_HAND));
        each(Account.REFUNDED, Account.HELD, failed);
        each(Account.HELD, Account.FEES, byObject(Entry.Kind.FEE));
        each(Account.FEES, Account.HELD, byObject(Entry.Kind.FEE_RETURNED_SO_FAR));
        each(Account.HELD, Account.GAS, byObject(Entry.Kind.GAS));
        move(
                Account.HELD,
                Account.RELEASED,
                byObject(Entry.Kind.RELEASED),
                levels(Set.of(Entry.Kind.RELEASED_SO_FAR)));
        each(Account.HELD, Account.PAID_OUT, byObject(Entry.Kind.PAID_OUT));
        each(Account.PAID_OUT, Account.HELD, byObject(Entry.Kind.PAID_OUT_RETURNED_SO_FAR));
        DisputedMoney.of(entries, nothing)
                .forEach((dispute, money) -> {
                    post(Account.HELD, Account.DISPUTED, dispute, money.withdrawn());
                    post(Account.DISPUTED, Account.HELD, dispute, money.reinstated());
                });
    }

    /// What failed and had moved: a refund that its provider counts from the beginning, and one
    /// that said of itself that it was made.
    private Map<String, Said> failedRefunds() {
        var failed = byObject(Entry.Kind.REFUND_FAILED);
        byObject(Entry.Kind.REFUND_NOT_MADE)
                .forEach((object, said) -> {
                    if (hadMoved(object)) {
                        failed.merge(object, said, Said::or);
                    }
                });
        return failed;
    }

    private boolean hadMoved(String refund) {
        return entries.stream()
                .filter(e -> e.object().equals(refund))
                .anyMatch(e ->
                        e.kind() == Entry.Kind.REFUNDED || e.kind() == Entry.Kind.REFUNDED_SO_FAR);
    }

    /// The movements that name themselves, then what the levels say beyond them.
    private void move(
            Account from, Account to, Map<String, Said> named, Map<Money, Source> levels) {
        each(from, to, named);
        var sum = named.values().stream().map(Said::amount).reduce(nothing, Money::plus);
        for (var level : levels.entrySet()) {
            if (level.getKey().compareTo(sum) > 0) {
                var said = new Said(level.getKey().minus(sum), level.getValue().at());
                post(from, to, level.getValue().object(), said);
                sum = level.getKey();
            }
        }
    }

    private void each(Account from, Account to, Map<String, Said> movements) {
        movements.forEach((object, said) -> post(from, to, object, said));
    }

    private void post(Account from, Account to, String object, Said said) {
        if (!said.amount().isPositive()) {
            return;
        }
        var id =
                String.join("/", to.name(), paymentId, object, said.amount().toString())
                        .toLowerCase(Locale.ROOT);
        postings.add(new Posting(id, paymentId, from, to, object, said.amount(), said.at()));
    }

    /// What each object moved; should it ever say two amounts, the larger holds.
    private Map<String, Said> byObject(Entry.Kind kind) {
        var found = new TreeMap<String, Said>();
        for (var entry : entries) {
            if (entry.kind() == kind) {
                found.merge(entry.object(), new Said(entry.amount(), entry.at()), Said::or);
            }
        }
        return found;
    }

    /// Each level with whoever said it first.
    private Map<Money, Source> levels(Set<Entry.Kind> kinds) {
        var found = new TreeMap<Money, Source>();
        for (var entry : entries) {
            if (kinds.contains(entry.kind())) {
                found.merge(entry.amount(), new Source(entry.at(), entry.object()), Source::first);
            }
        }
        return found;
    }

    /// How much moved, and since when that is known.
    record Said(Money amount, Instant at) {
        Said or(Said other) {
            var earlier = at.isBefore(other.at) ? at : other.at;
            return new Said(amount.max(other.amount), earlier);
        }
    }

    private record Source(Instant at, String object) {
        Source first(Source other) {
            var order = at.compareTo(other.at);
            if (order == 0) {
                return object.compareTo(other.object) <= 0 ? this : other;
            }
            return order < 0 ? this : other;
        }
    }
}
