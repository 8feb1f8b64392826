package dev.ordertrail.kit.stream;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.kit.tx.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;

/// The gapless numbers of an order's facts on a topic.
public final class StreamVersions {
    private static final String TAKE =
            """
            INSERT INTO stream_version AS held (topic, order_id, version) VALUES (?, ?, ?)
            ON CONFLICT (topic, order_id) DO UPDATE SET version = held.version + excluded.version
            RETURNING version
            """;

    private StreamVersions() {}

    /// Takes a block of numbers and keeps the order's counter locked until the transaction ends.
    /// Call it first; for several orders in one transaction, in the order of their ids.
    ///
    /// @param howMany at least 1
    /// @return the first number of the block
    public static long take(Connection connection, Topic topic, String orderId, int howMany) {
        try (var insert = connection.prepareStatement(TAKE)) {
            insert.setString(1, topic.name());
            insert.setString(2, orderId);
            insert.setLong(3, howMany);
            try (var found = insert.executeQuery()) {
                found.next();
                return found.getLong(1) - howMany + 1;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }
}
