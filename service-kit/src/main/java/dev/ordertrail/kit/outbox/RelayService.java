package dev.ordertrail.kit.outbox;

import dev.ordertrail.kit.KitConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Starts and stops this replica's relay, and wakes the relay that leads: directly when it is this
/// one, else by a NOTIFY outside of any transaction (inside, it would serialise commits), one at a
/// time.
@Singleton
final class RelayService implements Wake {
    private static final Logger LOG = Logger.getLogger(RelayService.class);

    private final KitConfig.Relay config;
    private final DataSource dataSource;
    private final Relay relay;
    private final AtomicBoolean notifying = new AtomicBoolean();
    private final ExecutorService notifier =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("outbox-notify").daemon().factory());

    @Inject
    RelayService(
            KitConfig config,
            DataSource dataSource,
            DedicatedConnections connections,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            MeterRegistry metrics) {
        this.config = config.relay();
        this.dataSource = dataSource;
        var told = metrics.counter("ordertrail.relay.records");
        relay =
                new Relay(
                        RelaySettings.of(this.config),
                        connections,
                        () -> ProducerSettings.producer(broker),
                        told::increment);
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            relay.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        relay.close();
        notifier.shutdownNow();
    }

    @Override
    public void run() {
        if (relay.isLeading()) {
            relay.ring();
        } else if (notifying.compareAndSet(false, true)) {
            notifier.execute(this::notifyLeader);
        }
    }

    private void notifyLeader() {
        notifying.set(false);
        try (var connection = dataSource.getConnection();
                var notify = connection.createStatement()) {
            notify.execute("NOTIFY " + Ear.CHANNEL);
        } catch (SQLException e) {
            LOG.debugf(
                    "nobody was woken, the relay's poll will find it: state=%s", e.getSQLState());
        }
    }
}
