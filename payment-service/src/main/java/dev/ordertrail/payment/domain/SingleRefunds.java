package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.PaymentEvent.SingleRefund;
import dev.ordertrail.payment.domain.Entry.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The refunds of a payment that went and stayed, each under a name of its own. What only a level
/// tells ("40.00 of this charge so far") is none.
public final class SingleRefunds {
    private static final Set<Kind> OF_PAYMENTS =
            Set.of(Kind.AUTHORIZED_SO_FAR, Kind.CAPTURED, Kind.CAPTURED_SO_FAR, Kind.LOCKED_SO_FAR);

    private SingleRefunds() {}

    /// Those that are known, by time.
    ///
    /// @param entries everything that was said about the order
    public static List<SingleRefund> of(
            String paymentId, Ledger ledger, Collection<Entry> entries) {
        var others = new HashSet<String>();
        others.add(paymentId);
        entries.stream()
                .filter(e -> OF_PAYMENTS.contains(e.kind()))
                .map(Entry::object)
                .forEach(others::add);
        var own = ledger.postings().stream().filter(p -> p.paymentId().equals(paymentId)).toList();
        own.stream()
                .filter(p -> p.from() == Account.REFUNDED)
                .map(Posting::object)
                .forEach(others::add);
        return own.stream()
                .filter(p -> p.to() == Account.REFUNDED && !others.contains(p.object()))
                .map(p -> new SingleRefund(p.object(), p.amount()))
                .toList();
    }
}
