package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Escrowed;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.Ledger;
import dev.ordertrail.payment.domain.Sums;
import dev.ordertrail.payment.store.Disputes;
import dev.ordertrail.payment.store.EscrowHolds;
import dev.ordertrail.payment.store.EscrowHolds.Progress;
import dev.ordertrail.payment.store.LedgerRows;
import dev.ordertrail.payment.store.OrderRefunds;
import dev.ordertrail.payment.store.Payments;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An escrow as everything that is known here says. The caller holds the order's lock.
record EscrowCase(Expectation order, Progress progress, Escrowed escrowed) {
    private static final String COMPLETE = "DONE";
    private static final String VOID = "void";
    private static final Progress UNKNOWN = new Progress(null, false, Instant.EPOCH);

    static EscrowCase of(Connection c, Expectation order, Payments.Name name) throws SQLException {
        var entries = LedgerRows.of(c, order.orderId());
        var disputes = Disputes.of(c, name);
        var payment =
                Payments.lock(c, name)
                        .with(
                                Sums.of(name.paymentId(), Ledger.of(entries), entries),
                                disputes.stream().anyMatch(Dispute::isOpen));
        var progress = EscrowHolds.progress(c, order.orderId()).orElse(UNKNOWN);
        var escrowed =
                new Escrowed(
                        COMPLETE.equals(progress.phase()),
                        order.total(),
                        payment,
                        disputes,
                        EscrowHolds.any(c, order.orderId()),
                        askedBack(c, name));
        return new EscrowCase(order, progress, escrowed);
    }

    private static List<Money> askedBack(Connection c, Payments.Name name) throws SQLException {
        var asked = new ArrayList<Money>();
        for (var refund : OrderRefunds.of(c, name.orderId())) {
            var payment = refund.task().paymentId();
            var ours = payment == null || payment.equals(name.paymentId());
            if (ours && !refund.state().equals(VOID)) {
                asked.add(refund.task().amount());
            }
        }
        return asked;
    }
}
