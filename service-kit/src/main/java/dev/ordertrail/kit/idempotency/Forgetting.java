package dev.ordertrail.kit.idempotency;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Forgets old answers now and then.
@Singleton
final class Forgetting {
    private static final Logger LOG = Logger.getLogger(Forgetting.class);

    private final KitConfig.Idempotency config;
    private final IdempotencyKeys keys;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("idempotency-purge").daemon().factory());

    @Inject
    Forgetting(KitConfig config, IdempotencyKeys keys) {
        this.config = config.idempotency();
        this.keys = keys;
    }

    void start(@Observes StartupEvent started) {
        var every = config.purge().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::purge, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void purge() {
        try {
            LOG.debugf("idempotency keys purged: count=%s", keys.purge(config.keep()));
        } catch (SqlFailure e) {
            if (e.isBug()) { // this database has no such table
                timer.shutdown();
            }
        } catch (DatabaseAway _) {
            LOG.debug("idempotency keys not purged, PostgreSQL is away");
        }
    }
}
