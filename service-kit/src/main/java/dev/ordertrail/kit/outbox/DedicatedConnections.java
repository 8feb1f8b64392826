package dev.ordertrail.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections that belong to no pool: a session-level lock must live and die with its
/// connection.
@FunctionalInterface
public interface DedicatedConnections {

    /// A new connection; whoever asks closes it.
    ///
    /// @param name what `pg_stat_activity` shows
    Connection open(String name) throws SQLException;
}
