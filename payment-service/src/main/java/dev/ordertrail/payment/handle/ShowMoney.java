package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.CaseEvent;
import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Dispute;
import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.Finding;
import dev.ordertrail.payment.domain.Findings;
import dev.ordertrail.payment.domain.Ledger;
import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.RefundByHand;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.domain.Sums;
import dev.ordertrail.payment.store.CaseRows;
import dev.ordertrail.payment.store.Concerns;
import dev.ordertrail.payment.store.Disputes;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.LedgerRows;
import dev.ordertrail.payment.store.OrderRefunds;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.RefundsByHand;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that is known about the money of one order.
@ApplicationScoped
public class ShowMoney {
    private final Tx tx;

    ShowMoney(Tx tx) {
        this.tx = tx;
    }

    /// A payment with its name.
    public record Named(String paymentId, String provider, Payment payment) {}

    /// A dispute with the payment it is about.
    public record Disputed(String paymentId, Dispute dispute) {}

    /// A refund that the order asked for.
    ///
    /// @param byHand how somebody made it, where somebody did; the last time
    public record Asked(
            RefundTask task, String provider, String state, @Nullable RefundByHand byHand) {}

    /// The money of an order.
    ///
    /// @param entries what providers said
    /// @param ledger what follows from it
    /// @param told what was told about the order, where it is about money
    public record Money(
            Expectation order,
            List<Named> payments,
            List<Entry> entries,
            Ledger ledger,
            List<Disputed> disputes,
            List<Asked> refunds,
            List<Concern> concerns,
            List<CaseEvent> told,
            List<Finding> findings) {}

    /// The money of an order of the caller's shop.
    ///
    /// @throws ProblemException ORDER_NOT_FOUND when there is none, or it is another shop's
    public Money of(Caller caller, String orderId) {
        return tx.read(c -> read(c, orderId))
                .filter(money -> caller.reaches(money.order().shop()))
                .orElseThrow(() ->
                        new ProblemException(
                                Code.ORDER_NOT_FOUND, "No order of your shop has this id."));
    }

    private static Optional<Money> read(Connection c, String orderId) throws SQLException {
        var order = Expectations.find(c, orderId);
        return order.isEmpty() ? Optional.empty() : Optional.of(read(c, order.get()));
    }

    private static Money read(Connection c, Expectation order) throws SQLException {
        var orderId = order.orderId();
        var entries = LedgerRows.of(c, orderId);
        var ledger = Ledger.of(entries);
        var disputes =
                Disputes.of(c, orderId).stream()
                        .map(d -> new Disputed(d.paymentId(), d.dispute()))
                        .toList();
        var payments = new ArrayList<Named>();
        for (var row : Payments.of(c, orderId)) {
            var id = row.name().paymentId();
            var sums = Sums.of(id, ledger, entries);
            var payment = row.payment().with(sums, isDisputed(disputes, id));
            payments.add(new Named(id, row.name().provider(), payment));
        }
        var refunds = refunds(c, orderId);
        var concerns = Concerns.of(c, orderId);
        var known =
                new Findings.Known(
                        order,
                        ledger,
                        payments.stream().map(Named::payment).toList(),
                        disputes.stream().map(Disputed::dispute).toList(),
                        concerns);
        return new Money(
                order,
                payments,
                entries,
                ledger,
                disputes,
                refunds,
                concerns,
                attempts(c, orderId),
                Findings.of(known));
    }

    private static List<Asked> refunds(Connection c, String orderId) throws SQLException {
        var byHand = RefundsByHand.of(c, orderId);
        return OrderRefunds.of(c, orderId).stream()
                .map(r -> {
                    var made =
                            byHand.stream()
                                    .filter(h -> h.refundId().equals(r.task().refundId()))
                                    .reduce((_, last) -> last);
                    return new Asked(r.task(), r.provider(), r.state(), made.orElse(null));
                })
                .toList();
    }

    private static boolean isDisputed(List<Disputed> disputes, String paymentId) {
        return disputes.stream()
                .anyMatch(d -> d.paymentId().equals(paymentId) && d.dispute().isOpen());
    }

    /// What was told about ways to pay: begun, failed, succeeded, ended.
    private static List<CaseEvent> attempts(Connection c, String orderId) throws SQLException {
        return CaseRows.of(c, orderId).stream()
                .filter(told ->
                        switch (told.event()) {
                            case CheckoutStarted _,
                                    PaymentAttemptFailed _,
                                    PaymentConfirmed _,
                                    PaymentEnded _ ->
                                    true;
                            default -> false;
                        })
                .toList();
    }
}
