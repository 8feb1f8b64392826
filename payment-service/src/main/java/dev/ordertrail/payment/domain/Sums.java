package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Entry.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far the money of one payment has come, as its order's ledger has it. A payment has one
/// asset; should a provider ever name two, the order of the codes decides, so that the order of
/// arrival does not.
///
/// @param authorized reserved, without having moved
/// @param captured came in; null when nobody said so, which is not the same as nothing
/// @param refunded went back and stayed there
/// @param disputed taken by banks and not returned
/// @param released given to the seller by an escrow
/// @param inEscrow whether an escrow holds what came in
public record Sums(
        @Nullable Money authorized,
        @Nullable Money captured,
        @Nullable Money refunded,
        @Nullable Money disputed,
        @Nullable Money released,
        boolean inEscrow) {
    private static final Set<Kind> CAPTURES =
            Set.of(Kind.CAPTURED, Kind.CAPTURED_SO_FAR, Kind.LOCKED_SO_FAR);
    private static final Comparator<Money> BY_ASSET_THEN_AMOUNT =
            Comparator.<Money, String>comparing(money -> money.asset().code())
                    .thenComparing(Money::amount);

    /// Nothing is known.
    public static Sums none() {
        return new Sums(null, null, null, null, null, false);
    }

    /// Only what came in and what went back.
    public static Sums of(@Nullable Money captured, @Nullable Money refunded) {
        return new Sums(null, captured, refunded, null, null, false);
    }

    /// The sums of one payment of the order that these entries are about.
    public static Sums of(String paymentId, Ledger ledger, Collection<Entry> entries) {
        var own = entries.stream().filter(e -> e.paymentId().equals(paymentId)).toList();
        var known = Voids.removed(own);
        return new Sums(
                said(known, Set.of(Kind.AUTHORIZED_SO_FAR)),
                captured(paymentId, ledger, known),
                moved(paymentId, ledger, Account.REFUNDED),
                moved(paymentId, ledger, Account.DISPUTED),
                moved(paymentId, ledger, Account.RELEASED),
                known.stream().anyMatch(e -> e.kind() == Kind.LOCKED_SO_FAR));
    }

    /// A payment that cost nothing was captured, although nothing moved.
    private static @Nullable Money captured(
            String paymentId, Ledger ledger, Collection<Entry> known) {
        var moved = moved(paymentId, ledger, Account.CAPTURED);
        return moved == null ? said(known, CAPTURES) : moved;
    }

    private static @Nullable Money said(Collection<Entry> known, Set<Kind> kinds) {
        return known.stream()
                .filter(e -> kinds.contains(e.kind()))
                .map(Entry::amount)
                .max(BY_ASSET_THEN_AMOUNT)
                .orElse(null);
    }

    private static @Nullable Money moved(String paymentId, Ledger ledger, Account account) {
        return ledger.moved(paymentId, account)
                .filter(Money::isPositive)
                .max(BY_ASSET_THEN_AMOUNT)
                .orElse(null);
    }
}
