package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.outbox.HeaderJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The statements on `parked_order` and `parked_record`.
final class ParkedRows {
    private static final String AMONG =
            "SELECT order_id FROM parked_order WHERE grp = ? AND topic = ? AND order_id = ANY (?)";
    private static final String PARK_ORDER =
            """
            INSERT INTO parked_order (grp, topic, order_id, why) VALUES (?, ?, ?, ?)
            ON CONFLICT (grp, topic, order_id) DO NOTHING
            """;
    private static final String PARK_RECORD =
            """
            INSERT INTO parked_record (grp, topic, order_id, part, "offset", version, type, headers, payload, why)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)
            ON CONFLICT (grp, topic, part, "offset") DO NOTHING
            """;
    private static final String OPEN =
            """
            SELECT id, part, "offset", headers, payload FROM parked_record
            WHERE grp = ? AND topic = ? AND order_id = ? AND redriven_at IS NULL ORDER BY id
            """;
    private static final String PLACES =
            "SELECT grp, topic FROM parked_order WHERE order_id = ? ORDER BY grp, topic";
    private static final String REDRIVEN =
            "UPDATE parked_record SET redriven_at = clock_timestamp() WHERE id = ?";
    private static final String STILL =
            "UPDATE parked_order SET why = ? WHERE grp = ? AND topic = ? AND order_id = ?";
    private static final String FREE =
            "DELETE FROM parked_order WHERE grp = ? AND topic = ? AND order_id = ?";

    private ParkedRows() {}

    static Set<String> among(
            Connection connection, String group, String topic, Collection<String> orderIds)
            throws SQLException {
        try (var select = connection.prepareStatement(AMONG)) {
            select.setString(1, group);
            select.setString(2, topic);
            select.setArray(3, connection.createArrayOf("text", orderIds.toArray()));
            try (var found = select.executeQuery()) {
                var parked = new HashSet<String>();
                while (found.next()) {
                    parked.add(found.getString(1));
                }
                return parked;
            }
        }
    }

    static void park(Connection connection, String group, Item item) throws SQLException {
        var record = item.located().record();
        try (var order = connection.prepareStatement(PARK_ORDER);
                var insert = connection.prepareStatement(PARK_RECORD)) {
            place(order, group, record.topic(), item.orderId(), 1);
            order.setString(4, item.why());
            order.executeUpdate();
            place(insert, group, record.topic(), item.orderId(), 1);
            insert.setInt(4, record.partition());
            insert.setLong(5, record.offset());
            insert.setObject(6, item.envelope() == null ? null : item.version(), Types.BIGINT);
            insert.setString(7, item.headers().get("ce_type"));
            insert.setString(8, HeaderJson.write(item.headers()));
            insert.setBytes(9, record.value());
            insert.setString(10, item.why());
            insert.executeUpdate();
        }
    }

    static List<Place> places(Connection connection, String orderId) throws SQLException {
        try (var select = connection.prepareStatement(PLACES)) {
            select.setString(1, orderId);
            try (var found = select.executeQuery()) {
                var places = new ArrayList<Place>();
                while (found.next()) {
                    places.add(new Place(found.getString(1), found.getString(2), orderId));
                }
                return places;
            }
        }
    }

    static List<Row> open(Connection connection, Place at) throws SQLException {
        try (var select = connection.prepareStatement(OPEN)) {
            place(select, at.group(), at.topic(), at.orderId(), 1);
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    static void redriven(Connection connection, long id) throws SQLException {
        try (var update = connection.prepareStatement(REDRIVEN)) {
            update.setLong(1, id);
            update.executeUpdate();
        }
    }

    static void still(Connection connection, Place at, String why) throws SQLException {
        try (var update = connection.prepareStatement(STILL)) {
            update.setString(1, why);
            place(update, at.group(), at.topic(), at.orderId(), 2);
            update.executeUpdate();
        }
    }

    static void free(Connection connection, Place at) throws SQLException {
        try (var delete = connection.prepareStatement(FREE)) {
            place(delete, at.group(), at.topic(), at.orderId(), 1);
            delete.executeUpdate();
        }
    }

    private static void place(
            java.sql.PreparedStatement statement,
            String group,
            String topic,
            String orderId,
            int from)
            throws SQLException {
        statement.setString(from, group);
        statement.setString(from + 1, topic);
        statement.setString(from + 2, orderId);
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                found.getLong(1),
                found.getInt(2),
                found.getLong(3),
                HeaderJson.read(found.getString(4)),
                found.getBytes(5));
    }

    /// Where an order is parked.
    record Place(String group, String topic, String orderId) {}

    /// A parked record.
    @SuppressWarnings("ArrayRecordComponent") // a record's value, handed on
    record Row(
            long id,
            int part,
            long offset,
            Map<String, String> headers,
            byte @org.jspecify.annotations.Nullable [] payload) {}
}
