package dev.ordertrail.order.handle;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.KeysOwing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/// Gives completed orders the licence keys that they are owed, the oldest first, as soon as there
/// are some. What is owed is in the database: a restart forgets nobody.
@ApplicationScoped
public class ServeOwed {
    private static final Logger LOG = Logger.getLogger(ServeOwed.class);
    private static final int AT_ONCE = 50;

    private final Tx tx;
    private final KeysOwing owing;
    private final EventStore store;
    private final Deciding deciding;
    private final Append append;
    private final Clock clock;
    private final ManagedExecutor executor;
    private final AtomicBoolean asked = new AtomicBoolean();

    ServeOwed(
            Tx tx,
            KeysOwing owing,
            EventStore store,
            Deciding deciding,
            Append append,
            Clock clock,
            ManagedExecutor executor) {
        this.tx = tx;
        this.owing = owing;
        this.store = store;
        this.deciding = deciding;
        this.append = append;
        this.clock = clock;
        this.executor = executor;
    }

    /// There are new keys: does not wait for the next turn.
    public void soon() {
        if (asked.compareAndSet(false, true)) {
            executor.execute(this::pass);
        }
    }

    @Scheduled(
            every = "${ordertrail.licence.serve-owed-every:5s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void pass() {
        asked.set(false);
        try {
            var served = AT_ONCE;
            while (served == AT_ONCE) {
                var turn = tx.read(c -> owing.next(c, AT_ONCE));
                served = (int) turn.stream().filter(this::serve).count();
            }
        } catch (RuntimeException e) {
            LOG.warn("owed licence keys could not be handed out; the next turn tries again", e);
        }
    }

    /// Hands out what there is for one order.
    ///
    /// @return whether there was something
    private boolean serve(String orderId) {
        try {
            return ChangeOrders.retried(() -> tx.in(c -> serve(c, orderId)));
        } catch (RuntimeException e) {
            // The others shall not wait for it.
            LOG.warnf(e, "owed licence keys could not be handed out: orderId=%s", orderId);
            return false;
        }
    }

    private boolean serve(Connection c, String orderId) throws SQLException {
        var stream = store.load(c, List.of(orderId)).get(orderId);
        if (stream == null || !(stream.order() instanceof Placed placed)) {
            return false;
        }
        var events = deciding.followed(c, stream.head(), placed, List.of());
        if (events.isEmpty()) {
            return false;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var cause = new Cause(UUID.randomUUID().toString(), "licence-keys-uploaded", null);
        var recording = new Recording(orderId, stream.head().shop(), cause, now, now);
        append.append(c, recording.of(events, stream.version()), _ -> stream.head());
        return true;
    }
}
