package dev.ordertrail.payment.handle;

import dev.ordertrail.payment.domain.Entry;
import dev.ordertrail.payment.domain.Entry.Kind;
import dev.ordertrail.payment.store.LedgerRows;
import dev.ordertrail.payment.store.RefundCalls;
import dev.ordertrail.payment.store.RefundTasks;
import dev.ordertrail.payment.translate.Translation.Moved;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// A refund that was made and did not reach the buyer: its money is there to go back another way,
/// and its task is somebody's again. The provider tells it, or shows it when it is asked; whichever
/// comes first, before our own record of the refund or long after it, the end is the same. The
/// caller holds the order's lock.
@ApplicationScoped
class RefundsComeBack {
    /// Why such a task waits.
    static final String WHY = "refund_failed";

    private static final Set<Kind> FAILED = Set.of(Kind.REFUND_FAILED, Kind.REFUND_NOT_MADE);
    private static final Set<Kind> ARRIVED = Set.of(Kind.REFUNDED, Kind.REFUNDED_SO_FAR);

    private final RefundsWait waits;

    RefundsComeBack(RefundsWait waits) {
        this.waits = waits;
    }

    /// What a message says about refunds.
    void hear(Connection c, String orderId, List<Moved> said) throws SQLException {
        for (var moved : said) {
            switch (moved.kind()) {
                case REFUND_FAILED, REFUND_NOT_MADE -> reopen(c, orderId, moved.object());
                case REFUNDED, REFUNDED_SO_FAR -> RefundTasks.arrived(c, orderId, moved.object());
                default -> {
                    // Not about a refund that may be ours.
                }
            }
        }
    }

    /// What was said about a refund before it was recorded as ours.
    void catchUp(Connection c, String orderId, String object) throws SQLException {
        var said =
                LedgerRows.of(c, orderId).stream()
                        .filter(entry -> entry.object().equals(object))
                        .map(Entry::kind)
                        .toList();
        if (said.stream().anyMatch(FAILED::contains)) {
            reopen(c, orderId, object);
        } else if (said.stream().anyMatch(ARRIVED::contains)) {
            RefundTasks.arrived(c, orderId, object);
        }
    }

    /// Opens the task that was done by this refund; nothing where there is none, or it is open.
    void reopen(Connection c, String orderId, String object) throws SQLException {
        var task = RefundTasks.reopen(c, orderId, object, WHY);
        if (task.isPresent()) {
            var refundId = task.get().task().refundId();
            RefundCalls.cameBack(c, refundId, object, WHY);
            waits.tellAgain(c, task.get().task(), task.get().provider(), object);
        }
    }
}
