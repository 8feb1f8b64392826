package dev.ordertrail.notification.store;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.WorkflowRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Events that wait until their order and its workflow are known. They come out in the order in
/// which they went in.
@ApplicationScoped
public class WaitingEvents {
    private static final String KEEP =
            """
            INSERT INTO waiting_event (event_id, order_id, needs_workflow, history, headers, type, payload)
            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?) ON CONFLICT (event_id) DO NOTHING
            """;
    private static final String OF_ORDERS =
            """
            SELECT order_id, history, headers, type, payload FROM waiting_event
            WHERE order_id = ANY (?) ORDER BY id
            """;
    private static final String READY =
            """
            SELECT DISTINCT w.order_id, c.shop
            FROM waiting_event w
            JOIN workflow_definition d ON d.ref = w.needs_workflow
            JOIN order_card c ON c.order_id = w.order_id
            ORDER BY w.order_id LIMIT ?
            """;

    /// One event that waits.
    ///
    /// @param history nobody is to be told of it, however late it is understood
    public record Waiting(Recorded<? extends Event> recorded, boolean history) {}

    /// Keeps events that cannot be understood yet.
    ///
    /// @param needs the workflow that is missing, null when it is the order itself
    public void keep(Connection c, Collection<Waiting> events, @Nullable WorkflowRef needs)
            throws SQLException {
        try (var insert = c.prepareStatement(KEEP)) {
            for (var waiting : events) {
                var envelope = waiting.recorded().envelope();
                insert.setString(1, envelope.id());
                insert.setString(2, envelope.subject());
                insert.setString(3, needs == null ? null : needs.toString());
                insert.setBoolean(4, waiting.history());
                insert.setString(5, Json.write(envelope.headers()));
                insert.setString(6, EventTypes.nameOf(waiting.recorded().event()));
                insert.setBytes(7, EventJson.write(waiting.recorded().event()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// What waits for these orders, by order.
    public Map<String, List<Waiting>> of(Connection c, Collection<String> orderIds)
            throws SQLException {
        var waiting = new HashMap<String, List<Waiting>>();
        try (var select = c.prepareStatement(OF_ORDERS)) {
            select.setArray(1, c.createArrayOf("text", orderIds.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var headers = Json.map(rows.getString("headers"));
                    var envelope = Envelope.of(headers::get);
                    var event = EventJson.read(rows.getString("type"), rows.getBytes("payload"));
                    waiting.computeIfAbsent(rows.getString("order_id"), _ -> new ArrayList<>())
                            .add(
                                    new Waiting(
                                            new Recorded<>(envelope, event),
                                            rows.getBoolean("history")));
                }
            }
        }
        return waiting;
    }

    /// These orders have been worked off.
    public void forget(Connection c, Collection<String> orderIds) throws SQLException {
        if (orderIds.isEmpty()) {
            return;
        }
        try (var delete =
                c.prepareStatement("DELETE FROM waiting_event WHERE order_id = ANY (?)")) {
            delete.setArray(1, c.createArrayOf("text", orderIds.toArray()));
            delete.executeUpdate();
        }
    }

    /// What waits for an order waits for its workflow from now on.
    public void needs(Connection c, String orderId, WorkflowRef workflow) throws SQLException {
        var sql = "UPDATE waiting_event SET needs_workflow = ? WHERE order_id = ?";
        try (var update = c.prepareStatement(sql)) {
            update.setString(1, workflow.toString());
            update.setString(2, orderId);
            update.executeUpdate();
        }
    }

    /// Orders whose workflow has arrived in the meantime, with their shops.
    public SortedMap<String, String> ready(Connection c, int atMost) throws SQLException {
        var orders = new TreeMap<String, String>();
        try (var select = c.prepareStatement(READY)) {
            select.setInt(1, atMost);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    orders.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return orders;
    }
}
