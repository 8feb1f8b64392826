package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.Expectation;
import dev.ordertrail.payment.domain.ProviderCall.Ask;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.Payments;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.RefundTasks;
import dev.ordertrail.payment.store.RefundTasks.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// A refund that is asked for becomes one call to the provider; where we have no account with it,
/// or no provider has the money, one open task of which everybody hears.
@ApplicationScoped
class OpenRefundTask {
    private static final String UNKNOWN = "unknown";

    private final Providers providers;
    private final RefundsWait waits;

    OpenRefundTask(Providers providers, RefundsWait waits) {
        this.providers = providers;
        this.waits = waits;
    }

    /// Opens the task unless it was opened before: a replay of the order's history asks nothing
    /// twice.
    ///
    /// @param automatic whether we may make it ourselves
    void open(Connection c, RefundTask task, boolean automatic) throws SQLException {
        var provider = provider(c, task);
        var calls =
                automatic
                        && task.paymentId() != null
                        && providers.account(provider, task.shop()).isPresent();
        if (!RefundTasks.open(c, task, provider, calls ? State.CALLING : State.OPEN)) {
            return;
        }
        if (calls) {
            ProviderCalls.ask(c, "refund/" + task.refundId(), ask(task, provider));
        } else {
            waits.tell(c, task, provider);
        }
    }

    private static Ask ask(RefundTask task, String provider) {
        var payment = task.paymentId();
        return new Ask(
                Kind.REFUND,
                provider,
                task.shop(),
                task.orderId(),
                payment == null ? UNKNOWN : payment,
                task.refundId(),
                task.amount());
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
