package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.By;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.FireTimer;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.OrderStream;
import dev.ordertrail.order.store.OrderTimers;
import dev.ordertrail.order.store.OrderTimers.RanOut;
import dev.ordertrail.order.store.VersionTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Tells orders that a timer of theirs has run out. The timer's row goes in the transaction that
/// appends what follows, so it fires once, whatever crashes.
@ApplicationScoped
public class FireTimers {
    private static final Logger LOG = Logger.getLogger(FireTimers.class);
    private static final By TIMER = By.system("timer");

    private final Tx tx;
    private final OrderTimers timers;
    private final EventStore store;
    private final Deciding deciding;
    private final Append append;
    private final Clock clock;

    FireTimers(
            Tx tx,
            OrderTimers timers,
            EventStore store,
            Deciding deciding,
            Append append,
            Clock clock) {
        this.tx = tx;
        this.timers = timers;
        this.store = store;
        this.deciding = deciding;
        this.append = append;
        this.clock = clock;
    }

    /// Fires what has run out.
    ///
    /// @param most at most so many at once: what fell due during an outage is spread
    /// @return how many were looked at
    public int fire(int most) {
        var due = tx.read(c -> timers.due(c, most));
        due.forEach(this::fire);
        return due.size();
    }

    private void fire(RanOut timer) {
        try {
            tx.run(c -> fire(c, timer));
        } catch (VersionTaken _) {
            LOG.debugf("order %s moved on while its timer ran out", timer.orderId());
        } catch (DatabaseAway e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(
                    e, "timer could not fire: order=%s timer=%s", timer.orderId(), timer.timer());
            tx.run(c -> timers.later(c, timer));
        }
    }

    private void fire(Connection c, RanOut timer) throws SQLException {
        if (!timers.take(c, timer)) {
            return;
        }
        var stream = store.load(c, List.of(timer.orderId())).get(timer.orderId());
        if (stream != null) {
            fire(c, timer, stream);
        }
    }

    private void fire(Connection c, RanOut timer, OrderStream stream) throws SQLException {
        var command = new FireTimer(TIMER, timer.timer(), timer.entered());
        var events =
                switch (deciding.decide(c, stream.head(), (Placed) stream.order(), command)) {
                    case Accepted(var accepted) -> accepted;
                    case Rejected(var reason) ->
                            throw new IllegalStateException("a timer was refused: " + reason);
                };
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID().toString();
        var recording =
                new Recording(
                        timer.orderId(), stream.head().shop(), new Cause(id, id, null), now, now);
        append.append(c, recording.of(events, stream.version()), _ -> stream.head());
    }
}
