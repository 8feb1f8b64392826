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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Everybody hears, once, that a refund waits for somebody to make it; once more when it was made
/// and came back.
@ApplicationScoped
class RefundsWait {
    /// The payment's name where the order knows no payment of a provider.
    private static final String UNKNOWN = "unknown";

    private final Facts facts;

    RefundsWait(Facts facts) {
        this.facts = facts;
    }

    void tell(Connection c, RefundTask task, String provider) throws SQLException {
        tell(c, task, provider, new Since(FactIds.ofRefund(task.refundId()), task.requestedAt()));
    }

    /// It had been made, and came back.
    ///
    /// @param object the provider's refund that failed
    void tellAgain(Connection c, RefundTask task, String provider, String object)
            throws SQLException {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var factId = FactIds.ofRefund(task.refundId() + "/" + object);
        tell(c, task, provider, new Since(factId, now));
    }

    private record Since(String factId, Instant at) {}

    private void tell(Connection c, RefundTask task, String provider, Since since)
            throws SQLException {
        if (!ToldFacts.first(c, since.factId(), task.orderId())) {
            return;
        }
        var paymentId = task.paymentId() == null ? UNKNOWN : task.paymentId();
        var pending =
                new RefundPending(
                        paymentId, provider, task.refundId(), task.amount(), task.cause());
        var fact = new Fact(since.factId(), since.at(), pending, null, task.refundId());
        facts.publish(c, Topics.PAYMENT_EVENTS, task.orderId(), task.shop(), List.of(fact));
    }
}
