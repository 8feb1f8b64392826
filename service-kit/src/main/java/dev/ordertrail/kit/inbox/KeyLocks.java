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

    /// PostgreSQL's lock table is small: a batch of a thousand orders must not fill it. Strangers
    /// in one slot merely wait.
    private static final int SLOTS = 512;

    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(?, slot) FROM unnest(?::int[]) AS slot";

    private KeyLocks() {}

    static void take(Connection connection, Collection<String> keys) throws SQLException {
        var slots = new TreeSet<Integer>(); // in one order everywhere: no deadlock
        keys.forEach(key -> slots.add(Math.floorMod(key.hashCode(), SLOTS)));
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, NAMESPACE);
            lock.setArray(2, connection.createArrayOf("int4", slots.toArray()));
            lock.execute();
        }
    }
}
