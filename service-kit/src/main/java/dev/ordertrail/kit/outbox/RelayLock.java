package dev.ordertrail.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/// One active relay per database: a session-level advisory lock. PostgreSQL hands it on when its
/// connection dies.
final class RelayLock {
    /// "outbox", in ASCII.
    static final long KEY = 0x6F7574626F78L;

    private RelayLock() {}

    /// Takes the lock, or finds out that another has it. It does not wait inside PostgreSQL, so
    /// that a standby can be stopped.
    static boolean take(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            select.setLong(1, KEY);
            try (var found = select.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
