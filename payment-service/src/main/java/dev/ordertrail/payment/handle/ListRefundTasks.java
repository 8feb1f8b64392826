package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.RefundTask;
import dev.ordertrail.payment.store.RefundTasks;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The refunds that wait for somebody.
@ApplicationScoped
public class ListRefundTasks {
    private final Tx tx;

    ListRefundTasks(Tx tx) {
        this.tx = tx;
    }

    /// A task as staff see it.
    public record Row(
            RefundTask task,
            String provider,
            String state,
            @Nullable String orderNumber,
            @Nullable String why) {}

    /// Tasks after a position, oldest first.
    ///
    /// @param shop the shop to stay in; null for all
    /// @param position 0 for the beginning
    public Page<Row> after(@Nullable String shop, long position, int limit) {
        var found = tx.read(c -> RefundTasks.after(c, shop, position, limit + 1));
        return Page.of(
                found,
                limit,
                RefundTasks.Listed::position,
                t -> new Row(t.task(), t.provider(), t.state(), t.number(), t.why()));
    }
}
