package dev.ordertrail.kit.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;

/// Locks that live as long as the transaction, one for each key that a message may wait for. Who
/// marks a message as waiting and who wakes it take them first, so one of them sees what the other
/// has done.
final class KeyLocks {
    private static final int NAMESPACE = 0x696E6278; // "inbx"

    private KeyLocks() {}

    static void take(Connection connection, Collection<String> keys) throws SQLException {
        var hashes = new TreeSet<Integer>(); // in one order everywhere: no deadlock
        keys.forEach(key -> hashes.add(key.hashCode()));
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?, ?)")) {
            for (var hash : hashes) {
                lock.setInt(1, NAMESPACE);
                lock.setInt(2, hash);
                lock.execute();
            }
        }
    }
}
