package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.domain.ProviderCall.Kind;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.EscrowWatches;
import dev.ordertrail.payment.store.Expectations;
import dev.ordertrail.payment.store.ProviderCalls;
import dev.ordertrail.payment.store.ProviderCalls.Outcome;
import dev.ordertrail.payment.store.ProviderCalls.State;
import dev.ordertrail.payment.store.RefundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/// Records what an attempt came to, unless somebody else has taken the call over meanwhile. A
/// refund that we cannot make, or that has failed by the time that we record it, becomes somebody's
/// task.
@ApplicationScoped
class RecordOutcome {
    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

    private final Tx tx;
    private final RefundsWait waits;
    private final RefundsComeBack comeBack;

    RecordOutcome(Tx tx, RefundsWait waits, RefundsComeBack comeBack) {
        this.tx = tx;
        this.waits = waits;
        this.comeBack = comeBack;
    }

    void record(ProviderCall call, Outcome outcome) {
        var ours = tx.in(c -> record(c, call, outcome));
        LOG.infof(
                "called a provider: kind=%s provider=%s orderId=%s attempt=%s state=%s why=%s ours=%s",
                call.ask().kind(),
                call.ask().provider(),
                call.ask().orderId(),
                call.progress().attempt(),
                outcome.state(),
                outcome.why(),
                ours);
    }

    private boolean record(Connection c, ProviderCall call, Outcome outcome) throws SQLException {
        // The provider's own word of it takes the same lock, and sees either nothing of this or
        // all.
        Expectations.lock(c, call.ask().orderId());
        if (!ProviderCalls.settle(c, call, outcome)) {
            return false;
        }
        switch (call.ask().kind()) {
            case REFUND -> task(c, call, outcome);
            case END -> ended(c, call, outcome);
            case RELEASE -> EscrowWatches.touch(c, List.of(call.ask().orderId()));
            case CAPTURE -> {
                // What was captured is told by the provider.
            }
        }
        return true;
    }

    private void task(Connection c, ProviderCall call, Outcome outcome) throws SQLException {
        var refundId = call.ask().refundId();
        if (refundId == null) {
            return;
        }
        switch (outcome.state()) {
            case DONE -> done(c, call, refundId, outcome);
            case VOID -> RefundTasks.move(c, refundId, RefundTasks.State.VOID, outcome.why());
            case MANUAL -> {
                RefundTasks.move(c, refundId, RefundTasks.State.OPEN, outcome.why());
                var task = RefundTasks.find(c, refundId);
                if (task.isPresent()) {
                    waits.tell(c, task.get(), call.ask().provider());
                }
            }
            case DUE, SENT, UNKNOWN -> {
                // It goes on.
            }
        }
    }

    private void done(Connection c, ProviderCall call, String refundId, Outcome outcome)
            throws SQLException {
        var object = outcome.result();
        var orderId = call.ask().orderId();
        RefundTasks.done(c, refundId, object, outcome.why());
        if (object == null) {
            return;
        }
        if (RefundsComeBack.WHY.equals(outcome.why())) {
            comeBack.reopen(c, orderId, object);
        } else {
            comeBack.catchUp(c, orderId, object);
        }
    }

    private static void ended(Connection c, ProviderCall call, Outcome outcome)
            throws SQLException {
        if (call.ask().kind() == Kind.END && outcome.state() == State.DONE) {
            Checkouts.over(c, call.ask().orderId(), call.ask().subject());
        }
    }
}
