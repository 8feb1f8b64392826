package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.order.store.Anomalies;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.OrderHead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Writes what was decided: the log with its outbox rows, then the anomalies that follow from it.
@ApplicationScoped
class Append {
    private final EventStore store;
    private final Anomalies anomalies;

    Append(EventStore store, Anomalies anomalies) {
        this.store = store;
        this.anomalies = anomalies;
    }

    /// @throws dev.ordertrail.order.store.VersionTaken when somebody else was faster
    void append(Connection c, List<Recorded<OrderEvent>> events, Function<String, OrderHead> heads)
            throws SQLException {
        store.append(c, events);
        anomalies.follow(c, events, heads);
    }
}
