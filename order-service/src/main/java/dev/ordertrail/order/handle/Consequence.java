package dev.ordertrail.order.handle;

import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand;
import dev.ordertrail.order.store.OrderHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows from a decision in tables of this service that belong to no order alone: stock,
/// licence keys, timers. Every bean of this kind is asked after each decision, before its events
/// are appended, in the order's own transaction; so the tables and the log tell the same, or
/// nothing was done.
public interface Consequence {

    /// Does what follows.
    ///
    /// @param before the order before the decision; null for a new one
    /// @param after the order with everything decided so far
    /// @return what the order has to know of it; it is decided next, and asked about again
    List<OrderCommand> of(Connection c, OrderHead head, @Nullable Placed before, Placed after)
            throws SQLException;
}
