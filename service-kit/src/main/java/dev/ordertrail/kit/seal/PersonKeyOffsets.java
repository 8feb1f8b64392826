package dev.ordertrail.kit.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// How far `person-keys` was followed. Every replica follows all of it; taking a key over twice
/// changes nothing, and the offsets only grow.
final class PersonKeyOffsets {
    private static final String MOVE =
            """
            INSERT INTO person_key_offset AS held (part, next_offset) VALUES (?, ?)
            ON CONFLICT (part) DO UPDATE SET next_offset = greatest(held.next_offset, excluded.next_offset)
            """;

    private PersonKeyOffsets() {}

    static Map<Integer, Long> load(Connection connection) throws SQLException {
        try (var select =
                        connection.prepareStatement(
                                "SELECT part, next_offset FROM person_key_offset");
                var found = select.executeQuery()) {
            var offsets = new HashMap<Integer, Long>();
            while (found.next()) {
                offsets.put(found.getInt(1), found.getLong(2));
            }
            return offsets;
        }
    }

    /// Locks the partition against other replicas and says whether this record is news to the
    /// database.
    static boolean isNews(Connection connection, int part, long offset) throws SQLException {
        try (var select =
                connection.prepareStatement(
                        "SELECT next_offset FROM person_key_offset WHERE part = ? FOR UPDATE")) {
            select.setInt(1, part);
            try (var found = select.executeQuery()) {
                return !found.next() || found.getLong(1) <= offset;
            }
        }
    }

    static void move(Connection connection, int part, long next) throws SQLException {
        try (var insert = connection.prepareStatement(MOVE)) {
            insert.setInt(1, part);
            insert.setLong(2, next);
            insert.executeUpdate();
        }
    }
}
