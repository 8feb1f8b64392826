package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Entries;
import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Ledger;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.Sums;
import dev.ordertrail.payment.store.Disputes;
import dev.ordertrail.payment.store.LedgerRows;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Enters what messages say into the ledger of their order. The caller holds the order's lock.
final class Book {
    private Book() {}

    /// A payment before and after a message, and its order's ledger after it.
    ///
    /// @param entries everything that was said about the order
    record Change(Payment before, Payment after, Ledger ledger, Collection<Entry> entries) {}

    /// Enters everything that a message says about a payment, and saves what follows for it.
    ///
    /// @param fact what the message says in words; null where it speaks of money alone
    /// @throws IllegalStateException when the ledger would not balance
    static Change enter(
            Connection c, Payments.Name name, Happened happened, @Nullable PaymentEvent fact)
            throws SQLException {
        var locked = Payments.lock(c, name);
        var known = LedgerRows.of(c, name.orderId());
        var said = add(c, name, happened, fact);
        var disputed = Disputes.of(c, name).stream().anyMatch(Dispute::isOpen);
        var all = union(known, said);
        var ledger = Ledger.of(all);
        var before = locked.with(sums(name, Ledger.of(known), known), disputed);
        var after =
                (fact == null ? before : before.after(fact))
                        .with(sums(name, ledger, all), disputed);
        Payments.save(c, name, after);
        return new Change(before, after, ledger, all);
    }

    /// What would have gone back of a payment in all, were a message entered; null for nothing.
    static @Nullable Money refundedWith(Connection c, Payments.Name name, Happened happened)
            throws SQLException {
        var said = entries(name.paymentId(), happened);
        var all = union(LedgerRows.of(c, name.orderId()), said);
        return sums(name, Ledger.of(all), all).refunded();
    }

    /// Enters money that moved beside a payment, which stays as it is.
    ///
    /// @throws IllegalStateException when the ledger would not balance
    static void enterBeside(Connection c, Payments.Name name, Happened happened)
            throws SQLException {
        var known = LedgerRows.of(c, name.orderId());
        Ledger.of(union(known, add(c, name, happened, null)));
    }

    private static List<Entry> add(
            Connection c, Payments.Name name, Happened happened, @Nullable PaymentEvent fact)
            throws SQLException {
        var said = new ArrayList<Entry>();
        if (fact != null) {
            said.addAll(Entries.of(fact, happened.at(), happened.object()));
        }
        said.addAll(entries(name.paymentId(), happened));
        LedgerRows.add(c, name.orderId(), name.provider(), said);
        return said;
    }

    /// The money of which a message knows beyond its words.
    static List<Entry> entries(String paymentId, Happened happened) {
        return happened.moved().stream().map(m -> entry(paymentId, m, happened.at())).toList();
    }

    private static Entry entry(String paymentId, Moved moved, Instant at) {
        return Entry.of(
                paymentId,
                Entry.Kind.valueOf(moved.kind().name()),
                new Entry.Source(moved.object(), moved.dispute()),
                moved.amount(),
                at);
    }

    private static Collection<Entry> union(List<Entry> known, List<Entry> said) {
        var all = new LinkedHashMap<String, Entry>();
        known.forEach(entry -> all.put(entry.id(), entry));
        said.forEach(entry -> all.putIfAbsent(entry.id(), entry));
        return all.values();
    }

    private static Sums sums(Payments.Name name, Ledger ledger, Collection<Entry> entries) {
        return Sums.of(name.paymentId(), ledger, entries);
    }
}
