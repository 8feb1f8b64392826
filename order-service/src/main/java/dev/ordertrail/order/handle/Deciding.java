package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.order.domain.Decision;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.domain.OrderDecider;
import dev.ordertrail.order.store.OrderHead;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks the decider, and then whoever keeps something that follows from what it decided.
@ApplicationScoped
class Deciding {
    private static final int MOST_ROUNDS = 8;

    private final Workflows workflows;
    private final List<Consequence> consequences;

    Deciding(Workflows workflows, @All List<Consequence> consequences) {
        this.workflows = workflows;
        this.consequences = consequences;
    }

    /// What comes of a command to an order that exists.
    Decision decide(Connection c, OrderHead head, Placed order, OrderCommand command)
            throws SQLException {
        return switch (OrderDecider.decide(workflows.of(order.workflow()), order, command)) {
            case Rejected rejected -> rejected;
            case Accepted(var events) when events.isEmpty() -> new Accepted(events);
            case Accepted(var events) -> new Accepted(followed(c, head, order, events));
        };
    }

    /// These events with everything that follows from them.
    ///
    /// @param before null for an order that they begin
    List<OrderEvent> followed(
            Connection c, OrderHead head, @Nullable Placed before, List<OrderEvent> events)
            throws SQLException {
        var all = new ArrayList<>(events);
        var last = before;
        var order = evolved(head, before == null ? Order.none() : before, events);
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var more = new ArrayList<OrderEvent>();
            var next = order;
            for (var consequence : consequences) {
                for (var command : consequence.of(c, head, last, next)) {
                    var said = said(next, command);
                    more.addAll(said);
                    next = evolved(head, next, said);
                }
            }
            if (more.isEmpty()) {
                return all;
            }
            all.addAll(more);
            last = order;
            order = next;
        }
        throw new IllegalStateException("consequences of " + head.workflow() + " go in circles");
    }

    private List<OrderEvent> said(Placed order, OrderCommand command) {
        return switch (OrderDecider.decide(workflows.of(order.workflow()), order, command)) {
            case Accepted(var events) -> events;
            case Rejected(var reason) ->
                    throw new IllegalStateException("what follows was refused: " + reason);
        };
    }

    private static Placed evolved(OrderHead head, Order from, List<OrderEvent> events) {
        var order = from;
        for (var event : events) {
            order = Order.evolve(head.orderId(), order, event);
        }
        return (Placed) order;
    }
}
