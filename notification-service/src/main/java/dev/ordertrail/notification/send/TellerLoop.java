package dev.ordertrail.notification.send;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.store.ClosedChannels;
import dev.ordertrail.notification.store.ClosedChannels.Way;
import dev.ordertrail.notification.store.DueDeliveries;
import dev.ordertrail.notification.store.DueDeliveries.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the tellers of all channels going, one thread each: woken when something was planned, by
/// the end of a channel's rest, or by the clock. It also measures what waits.
@ApplicationScoped
public class TellerLoop {
    private static final Logger LOG = Logger.getLogger(TellerLoop.class);

    private final Teller teller;
    private final List<Channel> channels;
    private final TellingConfig config;
    private final Tx tx;
    private final DueDeliveries due;
    private final ClosedChannels closed;
    private final Map<String, Semaphore> wakes = new ConcurrentHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Map<String, Backlog> backlogs = new ConcurrentHashMap<>();
    private volatile Set<Way> closedWays = Set.of();
    private volatile boolean stopped;

    TellerLoop(
            Teller teller,
            Instance<Channel> channels,
            TellingConfig config,
            Tx tx,
            DueDeliveries due,
            ClosedChannels closed) {
        this.teller = teller;
        this.channels = channels.stream().toList();
        this.config = config;
        this.tx = tx;
        this.due = due;
        this.closed = closed;
    }

    void start(@Observes StartupEvent start, MeterRegistry metrics) {
        for (var channel : channels) {
            gauges(metrics, channel);
            if (config.teller().enabled()) {
                wakes.put(channel.name(), new Semaphore(0));
                var thread = Thread.ofPlatform().name("teller-" + channel.name()).daemon();
                threads.put(channel.name(), thread.start(() -> run(channel)));
            }
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped = true;
        wake();
        for (var thread : threads.values()) {
            thread.join(config.discord().requestTimeout().plusSeconds(1));
        }
    }

    /// Something new may be due.
    public void wake() {
        wakes.values().forEach(Semaphore::release);
    }

    private void run(Channel channel) {
        var worker = UUID.randomUUID();
        while (!stopped) {
            var leased = 0;
            try {
                leased = teller.round(channel, worker);
            } catch (RuntimeException e) {
                LOG.warnf(
                        "telling pauses: channel=%s cause=%s",
                        channel.name(), e.getClass().getSimpleName());
            }
            if (leased == 0 && !slept(channel)) {
                return;
            }
        }
    }

    private boolean slept(Channel channel) {
        var wake = wakes.get(channel.name());
        try {
            if (wake != null && wake.tryAcquire(nap(channel).toNanos(), TimeUnit.NANOSECONDS)) {
                wake.drainPermits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration nap(Channel channel) {
        var now = Instant.now();
        return channel.shops().stream()
                .map(shop -> channel.rest(shop, now))
                .filter(Duration::isPositive)
                .map(rest -> rest.plusMillis(1))
                .min(Duration::compareTo)
                .filter(rest -> rest.compareTo(config.teller().poll()) < 0)
                .orElse(config.teller().poll());
    }

    @Scheduled(every = "10s", delayed = "2s")
    void measure() {
        for (var channel : channels) {
            backlogs.put(channel.name(), tx.read(c -> due.backlog(c, channel.name())));
        }
        closedWays = tx.read(closed::all);
    }

    private void gauges(MeterRegistry metrics, Channel channel) {
        Gauge.builder("ordertrail.notifications.pending", () -> pending(channel))
                .tag("channel", channel.name())
                .register(metrics);
        Gauge.builder("ordertrail.notifications.oldest", () -> oldest(channel))
                .tag("channel", channel.name())
                .baseUnit("seconds")
                .register(metrics);
        for (var shop : channel.shops()) {
            Gauge.builder("ordertrail.notifications.channel.closed", () -> isClosed(channel, shop))
                    .tag("channel", channel.name())
                    .tag("shop", shop)
                    .description(
                            "1: the channel told us that it is gone, nobody is told through it")
                    .register(metrics);
        }
    }

    private double pending(Channel channel) {
        var backlog = backlog(channel);
        return backlog == null ? 0 : backlog.pending();
    }

    private double oldest(Channel channel) {
        var backlog = backlog(channel);
        return backlog == null ? 0 : backlog.oldest().toMillis() / 1000.0;
    }

    private @Nullable Backlog backlog(Channel channel) {
        return backlogs.get(channel.name());
    }

    private int isClosed(Channel channel, String shop) {
        return channel.fingerprint(shop)
                        .filter(f -> closedWays.contains(new Way(shop, channel.name(), f)))
                        .isPresent()
                ? 1
                : 0;
    }
}
