package dev.ordertrail.order.handle;

import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.Workflow;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.OrderTimers;
import dev.ordertrail.order.store.OrderTimers.Running;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets the timers of the status that an order has entered. Those of a new order are written with
/// it, by the statement that places it.
@ApplicationScoped
class TimerConsequence implements Consequence {
    private final OrderTimers timers;
    private final Workflows workflows;

    TimerConsequence(OrderTimers timers, Workflows workflows) {
        this.timers = timers;
        this.workflows = workflows;
    }

    @Override
    public List<OrderCommand> of(
            Connection c, OrderHead head, @Nullable Placed before, Placed after)
            throws SQLException {
        if (before != null && before.watch().entered() != after.watch().entered()) {
            timers.set(c, head.orderId(), running(workflows.of(after.workflow()), after));
        }
        return List.of();
    }

    /// The timers that run in the status an order is in.
    static List<Running> running(Workflow flow, Placed order) {
        return flow.definition().timers().stream()
                .filter(t -> t.in().contains(order.status()))
                .map(t -> new Running(t.id(), order.watch().entered(), t.after()))
                .toList();
    }
}
