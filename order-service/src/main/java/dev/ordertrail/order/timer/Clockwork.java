package dev.ordertrail.order.timer;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.order.handle.FireTimers;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Looks every second whether a timer has run out.
@ApplicationScoped
class Clockwork {
    private static final Logger LOG = Logger.getLogger(Clockwork.class);

    private final FireTimers timers;
    private final int most;

    /// @param most how many fire in one go: after an outage the rest follows second by second
    Clockwork(
            FireTimers timers,
            @ConfigProperty(name = "ordertrail.timers.most", defaultValue = "100") int most) {
        this.timers = timers;
        this.most = most;
    }

    @Scheduled(
            every = "${ordertrail.timers.every:1s}",
            delayed = "${ordertrail.timers.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        try {
            timers.fire(most);
        } catch (DatabaseAway e) {
            LOG.debug("timers wait for the database", e);
        }
    }
}
