package dev.ordertrail.notification.send;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.send.Outcomes.Outcome;
import dev.ordertrail.notification.store.ClosedChannels;
import dev.ordertrail.notification.store.ClosedChannels.Way;
import dev.ordertrail.notification.store.DueDeliveries.Claimed;
import dev.ordertrail.notification.store.Ledger;
import dev.ordertrail.notification.store.Ledger.Settled;
import dev.ordertrail.notification.store.Ledger.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Writes down what became of an attempt: ledger and event in one transaction.
@ApplicationScoped
public class Postman {
    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private final Tx tx;
    private final Ledger ledger;
    private final ClosedChannels closed;
    private final Outcomes outcomes;
    private final RetryPolicy policy;

    Postman(Tx tx, Ledger ledger, ClosedChannels closed, Outcomes outcomes, TellingConfig config) {
        this.tx = tx;
        this.ledger = ledger;
        this.closed = closed;
        this.outcomes = outcomes;
        var teller = config.teller();
        this.policy =
                new RetryPolicy(
                        teller.backoffBase(),
                        teller.backoffCap(),
                        teller.maxAttempts(),
                        teller.maxAge());
    }

    /// Writes it down. While PostgreSQL is away it tries again for as long as the lease lasts,
    /// because a letter that was told and is not known to be told is told again.
    ///
    /// @param left what is left of the lease
    public void writeDown(
            Claimed claimed, UUID worker, Channel channel, Attempt attempt, Duration left) {
        var until = System.nanoTime() + left.toNanos();
        while (true) {
            try {
                tx.run(c -> record(c, claimed, worker, channel, attempt));
                return;
            } catch (DatabaseAway e) {
                if (System.nanoTime() + BETWEEN_TRIES.toNanos() > until || !paused()) {
                    throw e;
                }
            }
        }
    }

    private void record(
            Connection c, Claimed claimed, UUID worker, Channel channel, Attempt attempt)
            throws SQLException {
        switch (attempt) {
            case Attempt.Accepted a -> told(c, claimed, worker, a);
            case Attempt.Limited l ->
                    ledger.postpone(c, claimed.delivery().id(), worker, l.rest(), null, 0);
            case Attempt.Broken b -> broken(c, claimed, worker, b.error());
            case Attempt.Refused r -> {
                if (r.channelGone()) {
                    close(c, claimed, channel, r.error());
                }
                giveUp(c, claimed, worker, r.error());
            }
            case Attempt.NoChannel _ -> suppress(c, claimed, worker);
        }
    }

    private void told(Connection c, Claimed claimed, UUID worker, Attempt.Accepted accepted)
            throws SQLException {
        var d = claimed.delivery();
        var settled = new Settled(null, accepted.externalId());
        if (ledger.settle(c, d.id(), worker, State.TOLD, settled, 1)) {
            outcomes.publish(c, List.of(Outcome.told(d, claimed.attempts() + 1)));
        } else {
            LOG.warnf("lease lost before it was written down: notificationId=%s", d.id());
        }
    }

    private void broken(Connection c, Claimed claimed, UUID worker, String error)
            throws SQLException {
        var failed = claimed.attempts() + 1;
        var counted = failed - claimed.forgiven();
        if (policy.isOver(counted, claimed.age())) {
            giveUp(c, claimed, worker, error);
            return;
        }
        var d = claimed.delivery();
        var wait = policy.waitAfter(counted, ThreadLocalRandom.current()::nextLong);
        if (ledger.postpone(c, d.id(), worker, wait, error, 1)) {
            outcomes.publish(c, List.of(Outcome.failed(d, failed, error)));
            LOG.infof(
                    "telling failed: notificationId=%s channel=%s attempt=%d error=%s waitMs=%d",
                    d.id(), d.channel(), failed, error, wait.toMillis());
        }
    }

    private void giveUp(Connection c, Claimed claimed, UUID worker, String error)
            throws SQLException {
        var d = claimed.delivery();
        if (ledger.settle(c, d.id(), worker, State.GIVEN_UP, new Settled(error, null), 1)) {
            outcomes.publish(c, List.of(Outcome.givenUp(d, claimed.attempts() + 1, error)));
            LOG.warnf(
                    "telling given up: notificationId=%s orderId=%s channel=%s kind=%s error=%s",
                    d.id(), d.orderId(), d.channel(), d.kind(), error);
        }
    }

    private void suppress(Connection c, Claimed claimed, UUID worker) throws SQLException {
        var d = claimed.delivery();
        var settled = new Settled(Suppression.CHANNEL_OFF, null);
        if (ledger.settle(c, d.id(), worker, State.SUPPRESSED, settled, 0)) {
            outcomes.publish(c, List.of(Outcome.suppressed(d, Suppression.CHANNEL_OFF)));
        }
    }

    private void close(Connection c, Claimed claimed, Channel channel, String why)
            throws SQLException {
        var shop = claimed.delivery().shop();
        var fingerprint = channel.fingerprint(shop);
        if (fingerprint.isPresent()) {
            closed.close(c, new Way(shop, channel.name(), fingerprint.get()), why);
            LOG.errorf("channel closed: shop=%s channel=%s error=%s", shop, channel.name(), why);
        }
    }

    private static boolean paused() {
        try {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
