package dev.ordertrail.kit.outbox;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// `ordertrail.outbox.depth` (rows, counted up to 100,001; -1 while PostgreSQL is away) and
/// `ordertrail.outbox.age` (seconds of the oldest row).
@Singleton
final class OutboxGauges {
    private static final String MEASURE =
            """
            SELECT (SELECT count(*) FROM (SELECT FROM outbox LIMIT 100001) AS rows),
                   coalesce((SELECT extract(epoch FROM clock_timestamp() - created_at) FROM outbox ORDER BY id LIMIT 1), 0)::bigint
            """;

    private final KitConfig.Relay config;
    private final Tx tx;
    private final AtomicLong depth = new AtomicLong();
    private final AtomicLong age = new AtomicLong();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("outbox-gauges").daemon().factory());

    @Inject
    OutboxGauges(KitConfig config, Tx tx, MeterRegistry metrics) {
        this.config = config.relay();
        this.tx = tx;
        metrics.gauge("ordertrail.outbox.depth", depth);
        metrics.gauge("ordertrail.outbox.age", age);
    }

    void start(@Observes StartupEvent started) {
        var every = config.measure().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::measure, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void measure() {
        try {
            tx.run(this::measure);
        } catch (SqlFailure e) {
            if (e.isBug()) { // this database has no outbox
                timer.shutdown();
            }
        } catch (DatabaseAway _) {
            depth.set(-1); // unknown
        }
    }

    private void measure(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(MEASURE);
                var found = select.executeQuery()) {
            found.next();
            depth.set(found.getLong(1));
            age.set(found.getLong(2));
        }
    }
}
