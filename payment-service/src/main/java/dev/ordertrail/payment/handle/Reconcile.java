package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
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
    private final RecordCheckout checkouts;
    private final MeterRegistry metrics;

    Reconcile(
            Tx tx,
            CallsConfig config,
            Providers providers,
            KeepSeen seen,
            RecordCheckout checkouts,
            MeterRegistry metrics) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.seen = seen;
        this.checkouts = checkouts;
        this.metrics = metrics;
    }

    /// What was found.
    ///
    /// @param accounts that were asked
    /// @param events that the providers listed
    /// @param missed those of them that had not reached us
    /// @param looked payments and checkouts that were looked at
    /// @param repaired what had become of them without our knowing
    /// @param endings open ways to pay closed orders that are being ended only now
    /// @param failed questions without an answer
    public record Found(
            int accounts,
            int events,
            int missed,
            int looked,
            int repaired,
            int endings,
            int failed) {

        static final Found NOTHING = new Found(0, 0, 0, 0, 0, 0, 0);

        Found plus(Found o) {
            return new Found(
                    accounts + o.accounts,
                    events + o.events,
                    missed + o.missed,
                    looked + o.looked,
                    repaired + o.repaired,
                    endings + o.endings,
                    failed + o.failed);
        }

        private static Found failure() {
            return new Found(0, 0, 0, 0, 0, 0, 1);
        }

        private static Found look(int repaired) {
            return new Found(0, 0, 0, 1, repaired, 0, 0);
        }
    }

    @Scheduled(
            every = "${ordertrail.payment.calls.reconcile-every:5m}",
            delayed = "${ordertrail.payment.calls.reconcile-delayed:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        now();
    }

    /// Whoever waits for a checkout whose start was not answered is not kept waiting that long.
    @Scheduled(
            every = "${ordertrail.payment.calls.unsure-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void unsureCheckouts() {
        unsure();
    }

    /// Asks everything once.
    public Found now() {
        var found = events().plus(unsure()).plus(openPayments()).plus(openCheckouts());
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
            found = found.plus(look(open.provider(), open.shop(), open.paymentId()));
        }
        return found;
    }

    private Found openCheckouts() {
        var since = Instant.now().minus(config.openFor());
        var found = Found.NOTHING;
        for (var open : tx.read(c -> Checkouts.open(c, since, config.openAtOnce()))) {
            var object = open.objectId();
            if (object != null) {
                found = found.plus(look(open.provider(), open.shop(), object));
                var past = open.expiresAt() != null && open.expiresAt().isBefore(Instant.now());
                if (past) {
                    tx.run(c -> Checkouts.over(c, open.orderId(), object));
                }
            }
        }
        return found;
    }

    private Found look(String provider, String shop, String objectId) {
        var account = providers.account(provider, shop);
        if (account.isEmpty()) {
            return Found.NOTHING;
        }
        try {
            var payment = account.get().look(objectId);
            return Found.look(seen.keep(provider, shop, payment.said()).size());
        } catch (CallFailed e) {
            return Found.failure();
        }
    }

    /// Checkouts whose start was not answered: found at the provider, or never made.
    private Found unsure() {
        var before = Instant.now().minus(config.lost());
        var found = Found.NOTHING;
        for (var checkout : tx.read(c -> Checkouts.unsure(c, before, config.openAtOnce()))) {
            found = found.plus(resolve(checkout));
        }
        return found;
    }

    private Found resolve(Checkout checkout) {
        var account = providers.account(checkout.provider(), checkout.shop());
        if (account.isEmpty()) {
            return Found.NOTHING;
        }
        try {
            var made =
                    account.get()
                            .findCheckout(
                                    checkout.checkoutId(),
                                    checkout.askedAt().minus(config.overlap()));
            if (made != null) {
                checkouts.started(checkout, made);
                return Found.look(1);
            }
            // It may still be on its way; after the time that any call takes it is not.
            if (checkout.askedAt().plus(config.lost()).isBefore(Instant.now())) {
                tx.run(c -> Checkouts.save(c, checkout.checkoutId(), News.only(State.OVER)));
            }
            return Found.look(0);
        } catch (CallFailed e) {
            return Found.failure();
        }
    }
}
