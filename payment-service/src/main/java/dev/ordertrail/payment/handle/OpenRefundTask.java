package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.RefundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A refund that an order asks for becomes one open task, and everybody hears that it waits.
@ApplicationScoped
class OpenRefundTask {
    /// The payment's name where the order knows no payment of a provider.
    private static final String UNKNOWN = "unknown";

    private final Facts facts;

    OpenRefundTask(Facts facts) {
        this.facts = facts;
    }

    /// Opens the task unless it is open already: a replay of the order's history opens nothing
    /// twice.
    void open(Connection c, RefundTask task) throws SQLException {
        var provider = provider(c, task);
        if (!RefundTasks.open(c, task, provider)) {
            return;
        }
        var paymentId = task.paymentId() == null ? UNKNOWN : task.paymentId();
        var pending =
                new RefundPending(
                        paymentId, provider, task.refundId(), task.amount(), task.cause());
        facts.publish(
                c,
                Topics.PAYMENT_EVENTS,
                task.orderId(),
                task.shop(),
                List.of(
                        new Fact(
                                FactIds.ofRefund(task.refundId()),
                                task.requestedAt(),
                                pending,
                                null,
                                task.refundId())));
    }

    /// Whose the payment is; else how the order said that it would be paid.
    private static String provider(Connection c, RefundTask task) throws SQLException {
        var paymentId = task.paymentId();
        if (paymentId != null) {
            var provider = Payments.provider(c, task.orderId(), paymentId);
            if (provider.isPresent()) {
                return provider.get();
            }
        }
        return Expectations.find(c, task.orderId()).map(Expectation::method).orElse(UNKNOWN);
    }
}
