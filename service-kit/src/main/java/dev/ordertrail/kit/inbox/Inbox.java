package dev.ordertrail.kit.inbox;

import dev.ordertrail.kit.outbox.Signal;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;

/// Where messages of providers are kept.
@Singleton
public class Inbox {
    /// Without a conflict target: the twin's index counts as well as the id.
    private static final String KEEP =
            """
            INSERT INTO inbox (provider, event_id, twin_key, type, body, received_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String WAKE =
            """
            UPDATE inbox SET state = 'pending', next_attempt_at = clock_timestamp(), attempt = 0
            WHERE state = 'waiting' AND waits_for && ?::text[]
            """;

    private final Tx tx;
    private final Signal worker = new Signal();

    @Inject
    public Inbox(Tx tx) {
        this.tx = tx;
    }

    /// Keeps a message, durably on return, and wakes the worker.
    ///
    /// @return false when it, or its twin, was kept before
    public boolean keep(Incoming message) {
        return tx.in(connection -> keep(connection, message));
    }

    /// Keeps a message in the caller's transaction, for what must be remembered together with it;
    /// the worker is woken after the commit.
    ///
    /// @return false when it, or its twin, was kept before
    public boolean keep(Connection connection, Incoming message) {
        try {
            var added = insert(connection, message);
            if (added) {
                tx.afterCommit(worker::ring);
            }
            return added;
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Messages that wait for one of these keys become pending again; the worker is woken after the
    /// commit. Call it in the transaction that makes the keys known.
    public void wake(Connection connection, Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(WAKE)) {
            KeyLocks.take(connection, keys);
            update.setArray(1, connection.createArrayOf("text", keys.toArray()));
            if (update.executeUpdate() > 0) {
                tx.afterCommit(worker::ring);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    /// Rings when there is something for the worker.
    Signal signal() {
        return worker;
    }

    private static boolean insert(Connection connection, Incoming message) throws SQLException {
        try (var insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, message.provider());
            insert.setString(2, message.eventId());
            insert.setString(3, message.twinKey());
            insert.setString(4, message.type());
            insert.setBytes(5, message.body());
            insert.setObject(6, message.receivedAt().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}
