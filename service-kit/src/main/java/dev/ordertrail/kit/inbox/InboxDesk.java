package dev.ordertrail.kit.inbox;

import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What ops sees of the inbox, without bodies.
@Singleton
public class InboxDesk {
    private static final String LIST =
            """
            SELECT id, provider, event_id, type, state, why, waits_for, attempt, received_at
            FROM inbox WHERE state = ? ORDER BY id LIMIT ?
            """;
    private static final String AGAIN =
            """
            UPDATE inbox SET state = 'pending', attempt = 0, next_attempt_at = clock_timestamp(), done_at = NULL
            WHERE id = ?
            """;
    private static final String OPEN =
            "SELECT state, count(*) FROM inbox WHERE state IN ('pending', 'waiting', 'parked') GROUP BY state";

    private final Tx tx;
    private final Inbox inbox;

    @Inject
    public InboxDesk(Tx tx, Inbox inbox) {
        this.tx = tx;
        this.inbox = inbox;
    }

    /// Messages in this state, oldest first.
    public List<Entry> list(String state, int limit) {
        return tx.read(connection -> {
            try (var select = connection.prepareStatement(LIST)) {
                select.setString(1, state);
                select.setInt(2, limit);
                try (var found = select.executeQuery()) {
                    var entries = new ArrayList<Entry>();
                    while (found.next()) {
                        entries.add(entry(found));
                    }
                    return entries;
                }
            }
        });
    }

    /// Has a message processed again, whatever became of it.
    ///
    /// @return false when there is no such message
    public boolean again(long id) {
        boolean found =
                tx.in(connection -> {
                    try (var update = connection.prepareStatement(AGAIN)) {
                        update.setLong(1, id);
                        return update.executeUpdate() == 1;
                    }
                });
        if (found) {
            inbox.signal().ring();
        }
        return found;
    }

    /// How many messages are pending, waiting and parked.
    public Map<String, Long> open() {
        return tx.read(connection -> {
            try (var select = connection.prepareStatement(OPEN);
                    var found = select.executeQuery()) {
                var counts = new HashMap<String, Long>();
                while (found.next()) {
                    counts.put(found.getString(1), found.getLong(2));
                }
                return counts;
            }
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                List.of((String[]) row.getArray(7).getArray()),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant());
    }

    /// A message as ops sees it.
    public record Entry(
            long id,
            String provider,
            String eventId,
            String type,
            String state,
            @Nullable String why,
            List<String> waitsFor,
            int attempt,
            Instant receivedAt) {
        public Entry {
            waitsFor = List.copyOf(waitsFor);
        }
    }
}
