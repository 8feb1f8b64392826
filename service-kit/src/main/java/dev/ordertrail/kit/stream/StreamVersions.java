package dev.ordertrail.kit.stream;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.kit.tx.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/// The gapless numbers of an order's facts on a topic.
public final class StreamVersions {
    private static final String TAKE =
            """
            INSERT INTO stream_version AS held (topic, order_id, version)
            SELECT ?, order_id, how_many FROM unnest(?::text[], ?::bigint[]) AS asked(order_id, how_many)
            ORDER BY order_id COLLATE "C"
            ON CONFLICT (topic, order_id) DO UPDATE SET version = held.version + excluded.version
            RETURNING order_id, version
            """;

    private StreamVersions() {}

    /// Takes a block of numbers for each order and keeps the orders' counters locked until the
    /// transaction ends. Call it once in a transaction and before anything else is locked.
    ///
    /// @param howMany for each order at least 1
    /// @return the first number of each block, by order
    public static Map<String, Long> take(
            Connection connection, Topic topic, SortedMap<String, Integer> howMany) {
        var first = new HashMap<String, Long>();
        try (var insert = connection.prepareStatement(TAKE)) {
            insert.setString(1, topic.name());
            insert.setArray(2, connection.createArrayOf("text", howMany.keySet().toArray()));
            insert.setArray(3, connection.createArrayOf("bigint", howMany.values().toArray()));
            try (var found = insert.executeQuery()) {
                while (found.next()) {
                    var order = found.getString(1);
                    var taken = Objects.requireNonNull(howMany.get(order));
                    first.put(order, found.getLong(2) - taken + 1);
                }
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        return first;
    }
}
