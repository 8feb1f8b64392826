package dev.ordertrail.payment.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.store.Checkouts;
import dev.ordertrail.payment.store.Checkouts.News;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Asks providers about checkouts: of which nobody knows whether they were started, and which moved
/// on without telling.
@ApplicationScoped
class ReconcileCheckouts {
    private final Tx tx;
    private final CallsConfig config;
    private final Providers providers;
    private final LookAgain look;
    private final RecordCheckout checkouts;

    ReconcileCheckouts(
            Tx tx,
            CallsConfig config,
            Providers providers,
            LookAgain look,
            RecordCheckout checkouts) {
        this.tx = tx;
        this.config = config;
        this.providers = providers;
        this.look = look;
        this.checkouts = checkouts;
    }

    /// Whoever waits for a checkout whose start was not answered is not kept waiting that long.
    @Scheduled(
            every = "${ordertrail.payment.calls.unsure-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void unsureCheckouts() {
        unsure();
    }

    /// Those that are open.
    Found open() {
        var since = Instant.now().minus(config.openFor());
        var found = Found.NOTHING;
        for (var open : tx.read(c -> Checkouts.open(c, since, config.openAtOnce()))) {
            var object = open.objectId();
            if (object != null) {
                found = found.plus(look.at(open.provider(), open.shop(), object));
                var past = open.expiresAt() != null && open.expiresAt().isBefore(Instant.now());
                if (past) {
                    tx.run(c -> Checkouts.over(c, open.orderId(), object));
                }
            }
        }
        return found;
    }

    /// Checkouts whose start was not answered: found at the provider, or never made.
    Found unsure() {
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
