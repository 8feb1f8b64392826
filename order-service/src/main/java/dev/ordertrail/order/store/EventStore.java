package dev.ordertrail.order.store;

import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.outbox.OutboxRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The log of every order: read whole, appended to, never changed.
@ApplicationScoped
public class EventStore {
    private static final String HEAD =
            "h.order_id, h.shop, h.number, h.reference, h.seller, h.buyer, h.person, h.workflow,"
                    + " h.placed_at";
    private static final String STREAMS =
            "select e.version, e.type, e.payload, e.metadata ->> 'ce_time', "
                    + HEAD
                    + " from order_head h join order_event e on e.order_id = h.order_id";
    private static final String BY_IDS =
            STREAMS + " where h.order_id = any (?) order by e.order_id, e.version";
    private static final String BY_NAME =
            STREAMS
                    + " where h.order_id = coalesce((select order_id from order_head where number ="
                    + " ?), ?) order by e.version";

    /// The log first, the outbox behind it: rows of one order reach the outbox in version order.
    private static final String APPEND = LogSql.SAID + LogSql.LOG + LogSql.OUTBOX;

    private final Outbox outbox;

    EventStore(Outbox outbox) {
        this.outbox = outbox;
    }

    /// The order of this id or number.
    public Optional<OrderStream> find(Connection c, String idOrNumber) throws SQLException {
        try (var select = c.prepareStatement(BY_NAME)) {
            select.setString(1, idOrNumber);
            select.setString(2, idOrNumber);
            return read(select.executeQuery()).values().stream().findFirst();
        }
    }

    /// The orders of these ids, as far as they exist.
    public Map<String, OrderStream> load(Connection c, Collection<String> ids) throws SQLException {
        try (var select = c.prepareStatement(BY_IDS)) {
            select.setArray(1, c.createArrayOf("text", ids.toArray()));
            return read(select.executeQuery());
        }
    }

    /// Appends events, each at the version its envelope names, and says them on `order-events`: one
    /// statement.
    ///
    /// @param events of any number of orders that exist
    /// @throws VersionTaken when one of the versions exists; the transaction can only be rolled
    ///   back
    public void append(Connection c, List<Recorded<OrderEvent>> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(APPEND)) {
            Outbox.bind(insert, 1, records(events));
            insert.executeUpdate();
        } catch (SQLException e) {
            if (LogSql.isTaken(e)) {
                throw new VersionTaken();
            }
            throw e;
        }
        outbox.wakeAfterCommit();
    }

    static List<OutboxRecord> records(List<Recorded<OrderEvent>> events) {
        return events.stream().map(EventStore::record).toList();
    }

    private static OutboxRecord record(Recorded<OrderEvent> said) {
        return new OutboxRecord(
                Topics.ORDER_EVENTS, said.envelope(), EventJson.write(said.event()));
    }

    private static Map<String, OrderStream> read(ResultSet rows) throws SQLException {
        var streams = new HashMap<String, OrderStream>();
        while (rows.next()) {
            var id = rows.getString(5);
            var stream = streams.get(id);
            if (stream == null) {
                stream = OrderStream.begin(head(rows));
            }
            var event = (OrderEvent) EventJson.read(rows.getString(2), rows.getBytes(3));
            streams.put(id, stream.after(event, Instant.parse(rows.getString(4))));
        }
        return streams;
    }

    private static OrderHead head(ResultSet rows) throws SQLException {
        return new OrderHead(
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                rows.getString(8),
                rows.getString(9),
                rows.getString(10),
                rows.getString(11),
                rows.getString(12),
                rows.getObject(13, OffsetDateTime.class).toInstant());
    }
}
