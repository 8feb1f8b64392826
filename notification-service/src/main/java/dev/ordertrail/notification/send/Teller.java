package dev.ordertrail.notification.send;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.store.ClosedChannels;
import dev.ordertrail.notification.store.ClosedChannels.Way;
import dev.ordertrail.notification.store.DueDeliveries;
import dev.ordertrail.notification.store.DueDeliveries.Claimed;
import dev.ordertrail.notification.store.DueDeliveries.Lease;
import dev.ordertrail.notification.store.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells what is due in one channel: leases a handful of letters, tells them shop beside shop and
/// within a shop one after the other, and writes down what became of each.
@ApplicationScoped
public class Teller {
    private static final Logger LOG = Logger.getLogger(Teller.class);

    private final Tx tx;
    private final DueDeliveries due;
    private final Ledger ledger;
    private final ClosedChannels closed;
    private final Postman postman;
    private final Sealing sealing;
    private final TellingConfig config;

    Teller(
            Tx tx,
            DueDeliveries due,
            Ledger ledger,
            ClosedChannels closed,
            Postman postman,
            Sealing sealing,
            TellingConfig config) {
        this.tx = tx;
        this.due = due;
        this.ledger = ledger;
        this.closed = closed;
        this.postman = postman;
        this.sealing = sealing;
        this.config = config;
    }

    /// One round.
    ///
    /// @param worker who leases: no two workers at once share it
    /// @return how many letters were leased
    public int round(Channel channel, UUID worker) {
        var resting = resting(channel);
        var lease = new Lease(config.teller().batch(), config.teller().lease());
        var since = System.nanoTime();
        var claimed = tx.in(c -> due.claim(c, worker, channel.name(), resting, lease));
        if (claimed.isEmpty()) {
            return 0;
        }
        var gone = tx.in(closed::all);
        var byShop = claimed.stream().collect(Collectors.groupingBy(c -> c.delivery().shop()));
        var finished = new CountDownLatch(byShop.size());
        byShop.values()
                .forEach(letters ->
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        new Walk(channel, worker, since, gone).tell(letters);
                                    } catch (RuntimeException e) {
                                        LOG.error("a round of telling broke off", e);
                                    } finally {
                                        finished.countDown();
                                    }
                                }));
        await(finished);
        return claimed.size();
    }

    private static Set<String> resting(Channel channel) {
        var now = Instant.now();
        return channel.shops().stream()
                .filter(shop -> channel.rest(shop, now).isPositive())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void await(CountDownLatch finished) {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One shop's letters, one after the other, within one lease.
    private final class Walk {
        private final Channel channel;
        private final UUID worker;
        private final long since;
        private final Set<Way> gone;

        Walk(Channel channel, UUID worker, long since, Set<Way> gone) {
            this.channel = channel;
            this.worker = worker;
            this.since = since;
            this.gone = gone;
        }

        /// Stops at the first letter that does not get through: the next would meet the same closed
        /// door.
        void tell(List<Claimed> letters) {
            for (var i = 0; i < letters.size(); i++) {
                var claimed = letters.get(i);
                var attempt = attempt(claimed);
                if (attempt.isPresent()) {
                    postman.writeDown(claimed, worker, channel, attempt.get(), left());
                }
                if (attempt.isEmpty() || !goesOn(attempt.get())) {
                    var rest = letters.subList(attempt.isEmpty() ? i : i + 1, letters.size());
                    giveBack(rest);
                    return;
                }
            }
        }

        /// Empty when the lease is too short for another request.
        private Optional<Attempt> attempt(Claimed claimed) {
            var d = claimed.delivery();
            var fingerprint = channel.fingerprint(d.shop());
            if (fingerprint.isEmpty()
                    || gone.contains(new Way(d.shop(), channel.name(), fingerprint.get()))) {
                return Optional.of(new Attempt.NoChannel());
            }
            var letter = letter(claimed);
            return left().compareTo(config.discord().requestTimeout()) > 0
                    ? Optional.of(told(letter, d.id()))
                    : Optional.empty();
        }

        /// A letter that breaks its channel counts as a failed attempt: it is given up in the end,
        /// and holds nobody up.
        private Attempt told(Letter letter, UUID id) {
            try {
                return channel.tell(letter);
            } catch (RuntimeException e) {
                LOG.errorf(e, "a letter broke its channel: notificationId=%s", id);
                return new Attempt.Broken("unexpected");
            }
        }

        private void giveBack(List<Claimed> letters) {
            if (!letters.isEmpty()) {
                var ids = letters.stream().map(c -> c.delivery().id()).toList();
                tx.run(c -> ledger.release(c, ids, worker));
            }
        }

        private Duration left() {
            return config.teller().lease().minusNanos(System.nanoTime() - since);
        }

        private static boolean goesOn(Attempt attempt) {
            return switch (attempt) {
                case Attempt.Accepted _, Attempt.NoChannel _ -> true;
                case Attempt.Refused r -> !r.channelGone();
                case Attempt.Limited _, Attempt.Broken _ -> false;
            };
        }
    }

    private Letter letter(Claimed claimed) {
        var d = claimed.delivery();
        var order = claimed.card().placed();
        if (order == null) {
            throw new IllegalStateException("a delivery was planned for an order nobody knows");
        }
        return new Letter(
                d.shop(),
                d.orderId(),
                d.kind(),
                d.template(),
                d.details(),
                d.happened(),
                order,
                claimed.card().notes(),
                customer(order));
    }

    private @Nullable PersonalData customer(OrderCard.Placed order) {
        var personal = order.personal();
        return personal == null ? null : sealing.open(personal).orElse(null);
    }
}
