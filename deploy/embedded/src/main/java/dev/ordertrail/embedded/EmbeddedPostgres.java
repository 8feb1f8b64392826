package dev.ordertrail.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A PostgreSQL server run by this JVM as its child. When the JVM goes, however it goes, the server
/// ends too.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(20);

    /// Ends the server when standard input ends, which is when its parent is gone, even by kill -9;
    /// ends with the server.
    private static final String GUARD =
            """
            exec 3<&0
            "$@" 3<&- &
            server=$!
            (read -r _ <&3; kill -INT $server) &
            guard=$!
            wait $server
            kill $guard
            """;

    private final PostgresCluster cluster;
    private final Process guard;

    private EmbeddedPostgres(PostgresCluster cluster, Process guard) {
        this.cluster = cluster;
        this.guard = guard;
    }

    /// Starts a server and waits until it answers; what an earlier killed run left is ended first.
    ///
    /// @param cluster where its data are, made if need be
    /// @param log where the server writes what it has to say
    /// @throws EmbeddedStackException when it does not answer within a minute
    public static EmbeddedPostgres start(PostgresCluster cluster, Path log) {
        cluster.prepare();
        cluster.endLeftOver();
        var command = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "postgres"));
        command.addAll(cluster.command());
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("LC_ALL", "C");
            var postgres = new EmbeddedPostgres(cluster, builder.start());
            postgres.awaitReady(log);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    /// Where its data are and how to reach it.
    public PostgresCluster cluster() {
        return cluster;
    }

    /// A connection of the superuser.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                cluster.jdbcUrl(database), PostgresCluster.SUPERUSER, cluster.password());
    }

    /// Whether the server runs.
    public boolean isAlive() {
        return cluster.server().isPresent();
    }

    private void awaitReady(Path log) {
        var deadline = Instant.now().plus(START);
        while (!answers()) {
            if (!guard.isAlive() || Instant.now().isAfter(deadline)) {
                guard.destroyForcibly();
                throw new EmbeddedStackException("PostgreSQL does not answer; its log: " + log);
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Ends the server cleanly; its data stay.
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(30, TimeUnit.SECONDS)) {
                cluster.server().ifPresent(ProcessHandle::destroyForcibly);
                guard.destroyForcibly();
            }
        } catch (IOException e) {
            cluster.server().ifPresent(PostgresCluster::end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cluster.server().ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
