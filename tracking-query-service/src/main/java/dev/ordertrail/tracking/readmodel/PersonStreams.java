package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/// Numbers the changes of each person's orders. The person's counter row is locked until the
/// commit, so the numbers become visible in their own order: who has seen a position has seen
/// everything below it.
public final class PersonStreams {
    private static final String NUMBER =
            """
            WITH stepped AS (
                INSERT INTO person_stream AS s (person, position)
                SELECT * FROM unnest(?::text[], ?::bigint[])
                ON CONFLICT (person) DO UPDATE SET position = s.position + excluded.position
                RETURNING person, position)
            INSERT INTO person_change AS p (person, order_id, position)
            SELECT c.person, c.order_id, stepped.position - c.back
            FROM unnest(?::text[], ?::text[], ?::bigint[]) AS c(person, order_id, back)
            JOIN stepped ON stepped.person = c.person
            ON CONFLICT (person, order_id) DO UPDATE SET position = excluded.position
            """;
    private static final String SINCE =
            """
            SELECT order_id, position FROM person_change
            WHERE person = ? AND position > ? ORDER BY position LIMIT ?
            """;

    private PersonStreams() {}

    /// A change that a person's stream tells.
    public record Change(String orderId, long position) {}

    /// Numbers one change of each of these orders.
    ///
    /// @param changed order ids by person
    public static void number(Connection c, SortedMap<String, SortedSet<String>> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        var persons = new ArrayList<String>();
        var orders = new ArrayList<String>();
        var back = new ArrayList<Long>();
        changed.forEach((person, ids) -> {
            long left = ids.size();
            for (var id : ids) {
                persons.add(person);
                orders.add(id);
                back.add(--left);
            }
        });
        try (var statement = c.prepareStatement(NUMBER)) {
            var counts = changed.values().stream().map(ids -> (long) ids.size()).toArray();
            statement.setArray(1, c.createArrayOf("text", changed.keySet().toArray()));
            statement.setArray(2, c.createArrayOf("bigint", counts));
            statement.setArray(3, c.createArrayOf("text", persons.toArray()));
            statement.setArray(4, c.createArrayOf("text", orders.toArray()));
            statement.setArray(5, c.createArrayOf("bigint", back.toArray()));
            statement.executeUpdate();
        }
    }

    /// What changed after this position, in the order of its numbers; an order that changed often
    /// appears once.
    public static List<Change> since(Connection c, String person, long position, int atMost)
            throws SQLException {
        var changes = new ArrayList<Change>();
        try (var select = c.prepareStatement(SINCE)) {
            select.setString(1, person);
            select.setLong(2, position);
            select.setInt(3, atMost);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    changes.add(new Change(rows.getString(1), rows.getLong(2)));
                }
            }
        }
        return changes;
    }

    /// The highest position a person's stream has reached; 0 when nothing ever changed.
    public static long position(Connection c, String person) throws SQLException {
        try (var select =
                c.prepareStatement("SELECT position FROM person_stream WHERE person = ?")) {
            select.setString(1, person);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
