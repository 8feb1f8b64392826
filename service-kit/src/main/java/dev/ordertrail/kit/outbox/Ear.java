package dev.ordertrail.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Hears the NOTIFY of other replicas, which commit to the same outbox, and rings for the relay of
/// this one.
final class Ear implements AutoCloseable {
    static final String CHANNEL = "ordertrail_outbox";
    private static final Logger LOG = Logger.getLogger(Ear.class);
    private static final int PATIENCE_MS = 1000;

    private final Connection connection;
    private final Signal signal;
    private final Thread thread;
    private volatile boolean open = true;

    Ear(DedicatedConnections connections, Signal signal) throws SQLException {
        this.connection = connections.open("ordertrail outbox ear");
        this.signal = signal;
        try (var listen = connection.createStatement()) {
            listen.execute("LISTEN " + CHANNEL);
        }
        thread = Thread.ofPlatform().name("outbox-ear").daemon().start(this::listen);
    }

    private void listen() {
        try {
            var postgres = connection.unwrap(PGConnection.class);
            while (open) {
                if (postgres.getNotifications(PATIENCE_MS).length > 0) {
                    signal.ring();
                }
            }
        } catch (SQLException e) {
            if (open) {
                LOG.warnf("outbox ear is deaf, polling goes on: state=%s", e.getSQLState());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        open = false;
        connection.close();
        thread.interrupt();
    }
}
