package dev.ordertrail.kit.inbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The worker's statements.
final class InboxRows {
    /// It waits for a locked row: two replicas take turns instead of overtaking each other.
    private static final String OLDEST =
            """
            SELECT id, provider, event_id, type, body, received_at, attempt + 1
            FROM inbox
            WHERE state = 'pending' AND next_attempt_at <= clock_timestamp() AND provider = ANY (?)
            ORDER BY id LIMIT 1 FOR UPDATE
            """;

    private static final String SETTLE =
            """
            UPDATE inbox SET state = ?, why = ?, waits_for = ?, attempt = attempt + 1,
                done_at = CASE WHEN ? THEN clock_timestamp() END
            WHERE id = ?
            """;
    private static final String FAILED =
            """
            UPDATE inbox SET attempt = ?, why = ?, state = CASE WHEN ? THEN 'parked' ELSE 'pending' END,
                next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
            WHERE id = ? AND state = 'pending'
            """;

    private InboxRows() {}

    static Optional<Kept> oldest(Connection connection, Collection<String> providers)
            throws SQLException {
        try (var select = connection.prepareStatement(OLDEST)) {
            select.setArray(1, connection.createArrayOf("text", providers.toArray()));
            try (var found = select.executeQuery()) {
                return found.next() ? Optional.of(kept(found)) : Optional.empty();
            }
        }
    }

    static void settle(Connection connection, long id, Outcome outcome) throws SQLException {
        switch (outcome) {
            case Outcome.Done() -> settle(connection, id, "done", "", List.of());
            case Outcome.Ignored(var why) -> settle(connection, id, "ignored", why, List.of());
            case Outcome.Waits(var keys, var why) -> settle(connection, id, "waiting", why, keys);
            case Outcome.Parked(var why) -> settle(connection, id, "parked", why, List.of());
        }
    }

    static void failed(Connection connection, Kept message, String why, boolean park, Duration wait)
            throws SQLException {
        try (var update = connection.prepareStatement(FAILED)) {
            update.setInt(1, message.attempt());
            update.setString(2, why);
            update.setBoolean(3, park);
            update.setLong(4, wait.toMillis());
            update.setLong(5, message.id());
            update.executeUpdate();
        }
    }

    private static void settle(
            Connection connection, long id, String state, String why, List<String> keys)
            throws SQLException {
        try (var update = connection.prepareStatement(SETTLE)) {
            update.setString(1, state);
            update.setString(2, why.isEmpty() ? null : why);
            update.setArray(3, connection.createArrayOf("text", keys.toArray()));
            update.setBoolean(4, "done".equals(state) || "ignored".equals(state));
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getInt(7));
    }
}
