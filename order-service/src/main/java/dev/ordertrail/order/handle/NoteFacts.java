package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order;
import dev.ordertrail.order.store.EventStore;
import dev.ordertrail.order.store.OrderHead;
import dev.ordertrail.order.store.OrderStream;
import dev.ordertrail.order.store.VersionTaken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Records facts in the transaction of the intake: all orders of a batch are loaded with one
/// statement and appended with one.
@ApplicationScoped
public class NoteFacts {
    /// How often a lost race is decided again before the whole transaction is.
    private static final int RETRIES = 10;

    /// `serialization_failure`: the intake repeats the transaction.
    private static final String REPEAT = "40001";

    private final EventStore store;
    private final Append append;
    private final Deciding deciding;
    private final Clock clock;

    NoteFacts(EventStore store, Append append, Deciding deciding, Clock clock) {
        this.store = store;
        this.append = append;
        this.deciding = deciding;
        this.clock = clock;
    }

    /// Records these facts, in their order.
    ///
    /// @throws UnknownOrder when one is about an order that is not in the log; nothing was recorded
    public void note(Connection c, List<Fact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        for (var left = RETRIES; left > 0; left--) {
            var start = c.setSavepoint();
            try {
                attempt(c, facts);
                c.releaseSavepoint(start);
                return;
            } catch (VersionTaken e) {
                c.rollback(
                        start); // the other writer has committed: load its events and decide again
            }
        }
        throw SqlFailure.of(new SQLException("a race was lost again and again", REPEAT));
    }

    private void attempt(Connection c, List<Fact> facts) throws SQLException {
        var ids = facts.stream().map(Fact::orderId).collect(Collectors.toCollection(TreeSet::new));
        var streams = store.load(c, ids);
        if (streams.size() < ids.size()) {
            throw new UnknownOrder();
        }
        var now = clock.instant();
        var events = new ArrayList<Recorded<OrderEvent>>();
        for (var fact : facts) {
            events.addAll(decide(c, fact, streams, now));
        }
        append.append(c, events, id -> head(streams, id));
    }

    private List<Recorded<OrderEvent>> decide(
            Connection c, Fact fact, Map<String, OrderStream> streams, Instant now)
            throws SQLException {
        var stream = stream(streams, fact.orderId());
        var placed = (Order.Placed) stream.order();
        var events =
                switch (deciding.decide(c, stream.head(), placed, fact.command())) {
                    case Accepted(var accepted) -> accepted;
                    case Rejected(var reason) ->
                            throw new IllegalStateException("a fact was refused: " + reason);
                };
        var happened = fact.envelope().time();
        streams.put(fact.orderId(), stream.after(events, happened));
        return recording(fact.envelope(), stream.head(), happened, now)
                .of(events, stream.version());
    }

    private static Recording recording(
            Envelope cause, OrderHead head, Instant happened, Instant now) {
        var correlation = cause.correlationId() == null ? cause.id() : cause.correlationId();
        return new Recording(
                head.orderId(),
                head.shop(),
                new Cause(correlation, cause.id(), cause.traceparent()),
                happened,
                now);
    }

    private static OrderStream stream(Map<String, OrderStream> streams, String orderId) {
        var stream = streams.get(orderId);
        if (stream == null) {
            throw new UnknownOrder();
        }
        return stream;
    }

    private static OrderHead head(Map<String, OrderStream> streams, String orderId) {
        return stream(streams, orderId).head();
    }
}
