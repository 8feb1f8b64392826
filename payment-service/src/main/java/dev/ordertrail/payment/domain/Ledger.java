package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The money of one order, in double entry: every movement leaves one account and arrives at
/// another, so that in each asset what came in is what went out and what is held. It is concluded
/// from what providers said, which only grows; the same things said, in whatever order and however
/// often, are one and the same ledger.
///
/// @param postings by time, then id
/// @param balances one for each asset that moved, by code
public record Ledger(List<Posting> postings, List<Balance> balances) {
    private static final Comparator<Posting> IN_TIME =
            Comparator.comparing(Posting::at).thenComparing(Posting::id);

    public Ledger {
        postings = List.copyOf(postings);
        balances = List.copyOf(balances);
    }

    /// Concludes the ledger from everything that was said.
    ///
    /// @throws IllegalStateException when it does not balance
    public static Ledger of(Collection<Entry> entries) {
        var said = Voids.removed(entries);
        var postings = new ArrayList<Posting>();
        for (var asset : assets(said)) {
            var payments =
                    said.stream()
                            .filter(e -> e.amount().asset().code().equals(asset.code()))
                            .map(e -> in(asset, e))
                            .collect(
                                    Collectors.groupingBy(
                                            Entry::paymentId, TreeMap::new, Collectors.toList()));
            payments.forEach((payment, of) -> postings.addAll(Movements.of(payment, asset, of)));
        }
        postings.sort(IN_TIME);
        return new Ledger(postings, balances(postings));
    }

    /// How much of this asset is where; nothing anywhere when none of it ever moved.
    public Balance balance(Asset asset) {
        return balances.stream()
                .filter(b -> b.asset().code().equals(asset.code()))
                .findFirst()
                .orElseGet(() -> Balance.empty(asset));
    }

    /// What a payment alone moved to this account, in each asset.
    Stream<Money> moved(String paymentId, Account account) {
        return balances(postings.stream().filter(p -> p.paymentId().equals(paymentId)).toList())
                .stream()
                .map(balance -> balance.on(account));
    }

    private static List<Balance> balances(List<Posting> postings) {
        var balances = new TreeMap<String, Balance>();
        for (var posting : postings) {
            var asset = posting.amount().asset();
            var before =
                    Optional.ofNullable(balances.get(asset.code()))
                            .orElseGet(() -> Balance.empty(asset));
            balances.put(asset.code(), before.after(posting));
        }
        return List.copyOf(balances.values());
    }

    /// Each asset once; of two notions of its decimals, the finer one.
    private static Collection<Asset> assets(Collection<Entry> said) {
        var finest = new TreeMap<String, Asset>();
        for (var entry : said) {
            finest.merge(
                    entry.amount().asset().code(),
                    entry.amount().asset(),
                    (a, b) -> a.decimals() >= b.decimals() ? a : b);
        }
        return finest.values();
    }

    private static Entry in(Asset asset, Entry entry) {
        return new Entry(
                entry.id(),
                entry.paymentId(),
                entry.kind(),
                entry.object(),
                entry.dispute(),
                new Money(entry.amount().amount(), asset),
                entry.at());
    }
}
