package dev.ordertrail.kit.health;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.inbox.InboxDesk;
import dev.ordertrail.kit.inbox.InboxHandler;
import dev.ordertrail.kit.intake.ParkedOrders;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// `ordertrail.inbox.messages` by state (pending, waiting, parked) and `ordertrail.parked.orders`.
@Singleton
final class WorkGauges {
    private static final Logger LOG = Logger.getLogger(WorkGauges.class);

    private final KitConfig.Relay config;
    private final InboxDesk inbox;
    private final boolean hasInbox;
    private final ParkedOrders parked;
    private final AtomicLong parkedOrders;
    private final Map<String, AtomicLong> messages = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("work-gauges").daemon().factory());

    @Inject
    WorkGauges(
            KitConfig config,
            InboxDesk inbox,
            @All List<InboxHandler> handlers,
            ParkedOrders parked,
            MeterRegistry metrics) {
        this.config = config.relay();
        this.inbox = inbox;
        hasInbox = !handlers.isEmpty();
        this.parked = parked;
        parkedOrders = metrics.gauge("ordertrail.parked.orders", new AtomicLong());
        for (var state : new String[] {"pending", "waiting", "parked"}) {
            var gauge = new AtomicLong();
            metrics.gauge("ordertrail.inbox.messages", Tags.of("state", state), gauge);
            messages.put(state, gauge);
        }
    }

    void start(@Observes StartupEvent started) {
        var every = config.measure().toMillis();
        var _ = timer.scheduleWithFixedDelay(this::measure, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopping) {
        timer.shutdownNow();
    }

    private void measure() {
        if (hasInbox) {
            attempt(() -> {
                var open = inbox.open();
                messages.forEach((state, gauge) -> gauge.set(open.getOrDefault(state, 0L)));
            });
        }
        attempt(() -> parkedOrders.set(parked.count()));
    }

    /// While PostgreSQL is away, the gauges say what was there last.
    private static void attempt(Runnable measurement) {
        try {
            measurement.run();
        } catch (DatabaseAway _) {
            LOG.debug("not measured: PostgreSQL is away");
        } catch (SqlFailure e) {
            LOG.warnf("not measured: sqlState=%s", e.state());
        }
    }
}
