package dev.ordertrail.payment.escrow;

import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.tx.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/// Follows every configured contract as long as the service runs.
@ApplicationScoped
public class FollowChains {
    private static final Logger LOG = Logger.getLogger(FollowChains.class);
    private static final int MOST_AT_ONCE = 4;

    private final EscrowConfig config;
    private final Config environment;
    private final Tx tx;
    private final Inbox inbox;
    private final MeterRegistry metrics;
    private final List<ScheduledExecutorService> running = new ArrayList<>();
    private final List<HttpClient> clients = new ArrayList<>();
    private final List<Future<?>> scheduled = new ArrayList<>();

    FollowChains(
            EscrowConfig config, Config environment, Tx tx, Inbox inbox, MeterRegistry metrics) {
        this.config = config;
        this.environment = environment;
        this.tx = tx;
        this.inbox = inbox;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        var contracts = Contracts.of(config);
        if (contracts.isEmpty()) {
            return;
        }
        var http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
        clients.add(http);
        var scheduler =
                Executors.newScheduledThreadPool(
                        Math.min(MOST_AT_ONCE, contracts.size()),
                        Thread.ofPlatform().name("escrow-", 0).daemon().factory());
        running.add(scheduler);
        for (var followed : contracts) {
            LOG.infof(
                    "following a contract: contract=%s shop=%s mapping=%s confirmations=%d",
                    followed.id(),
                    followed.shop(),
                    followed.mapping().name(),
                    (Integer) followed.confirmations());
            var follower = follower(http, followed);
            scheduled.add(
                    scheduler.scheduleWithFixedDelay(
                            () -> go(follower, followed),
                            0,
                            config.poll().toMillis(),
                            TimeUnit.MILLISECONDS));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        scheduled.forEach(follow -> follow.cancel(true));
        running.forEach(ScheduledExecutorService::shutdownNow);
        clients.forEach(HttpClient::shutdownNow);
    }

    private Follower follower(HttpClient http, Followed followed) {
        var address = URI.create(followed.chain().rpcUrl());
        var node = new ChainNode(new JsonRpc(http, address, config.timeout()));
        var turn = new Turn(new Messages(inbox, Clock.systemUTC()), config.history());
        var operator = Operator.on(followed.chain().id(), config, environment);
        return new Follower(followed, node, tx, turn, config).paying(operator);
    }

    /// Whatever goes wrong, the next round tries again from what is remembered.
    private void go(Follower follower, Followed followed) {
        try {
            while (!Thread.currentThread().isInterrupted() && follower.step()) {
                metrics.counter("ordertrail.escrow.turns", "contract", followed.id()).increment();
            }
        } catch (RuntimeException e) {
            metrics.counter("ordertrail.escrow.failures", "contract", followed.id()).increment();
            LOG.warnf(
                    "a contract cannot be followed for now: contract=%s why=%s",
                    followed.id(), e.getMessage());
        }
    }
}
