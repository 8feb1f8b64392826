package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.OpenWays;
import dev.ordertrail.payment.store.ReconcileMarks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/// Asks providers what we may have missed: messages that never came, payments that moved on without
/// telling, checkouts of which nobody knows whether they were started. What is found goes into the
/// inbox, the way of a webhook, and counts once.
@ApplicationScoped
public class Reconcile {
    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final String MAIN = "main";

    private final Tx tx;
    private final CallsConfig config;
    private final Providers providers;
    private final KeepSeen seen;
    private final LookAgain look;
    private final ReconcileCheckouts checkouts;
    private final MeterRegistry metrics;

    Reconcile(
            Tx tx,
            CallsConfig config,
            Providers providers,
            KeepSeen seen,
            LookAgain look,
            ReconcileCheckouts checkouts,
            MeterRegistry metrics) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.seen = seen;
        this.look = look;
        this.checkouts = checkouts;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "${ordertrail.payment.calls.reconcile-every:5m}",
            delayed = "${ordertrail.payment.calls.reconcile-delayed:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        now();
    }

    /// Asks everything once.
    public Found now() {
        var found = events().plus(checkouts.unsure()).plus(openPayments()).plus(checkouts.open());
        var endings = tx.in(OpenWays::endClosed);
        found = found.plus(new Found(0, 0, 0, 0, 0, endings, 0));
        metrics.counter("ordertrail.reconcile.missed").increment(found.missed());
        metrics.counter("ordertrail.reconcile.repaired").increment(found.repaired());
        LOG.infof(
                "reconciled: accounts=%s events=%s missed=%s looked=%s repaired=%s endings=%s failed=%s",
                found.accounts(),
                found.events(),
                found.missed(),
                found.looked(),
                found.repaired(),
                found.endings(),
                found.failed());
        return found;
    }

    private Found events() {
        var shops = new TreeSet<>(tx.read(ReconcileMarks::shops));
        shops.add(MAIN);
        var found = Found.NOTHING;
        for (var provider : providers.all()) {
            for (var shop : shops) {
                var account = provider.account(shop);
                if (account.isPresent()) {
                    found = found.plus(events(provider.name(), shop, account.get()));
                }
            }
        }
        return found;
    }

    private Found events(String provider, String shop, Account account) {
        var started = Instant.now();
        var from =
                tx.read(c -> ReconcileMarks.find(c, provider, shop))
                        .map(mark -> mark.minus(config.overlap()))
                        .orElse(started.minus(config.lookBack()));
        try {
            var events = account.eventsSince(from);
            var missed = seen.keep(provider, shop, events);
            tx.run(c -> ReconcileMarks.move(c, provider, shop, started));
            missed.forEach(m ->
                    LOG.warnf(
                            "a message had not come: provider=%s type=%s",
                            provider, m.notice().type()));
            return new Found(1, events.size(), missed.size(), 0, 0, 0, 0);
        } catch (CallFailed e) {
            LOG.warnf("a provider could not be asked: provider=%s why=%s", provider, e.code());
            return Found.failure();
        }
    }

    private Found openPayments() {
        var since = Instant.now().minus(config.openFor());
        var found = Found.NOTHING;
        for (var open : tx.read(c -> ReconcileMarks.open(c, since, config.openAtOnce()))) {
            found = found.plus(look.at(open.provider(), open.shop(), open.paymentId()));
        }
        return found;
    }
}
