package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.ToldFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Everybody hears, once, that a refund waits for somebody to make it.
@ApplicationScoped
class RefundsWait {
    /// The payment's name where the order knows no payment of a provider.
    private static final String UNKNOWN = "unknown";

    private final Facts facts;

    RefundsWait(Facts facts) {
        this.facts = facts;
    }

    void tell(Connection c, RefundTask task, String provider) throws SQLException {
        var factId = FactIds.ofRefund(task.refundId());
        if (!ToldFacts.first(c, factId, task.orderId())) {
            return;
        }
        var paymentId = task.paymentId() == null ? UNKNOWN : task.paymentId();
        var pending =
                new RefundPending(
                        paymentId, provider, task.refundId(), task.amount(), task.cause());
        var fact = new Fact(factId, task.requestedAt(), pending, null, task.refundId());
        facts.publish(c, Topics.PAYMENT_EVENTS, task.orderId(), task.shop(), List.of(fact));
    }
}
