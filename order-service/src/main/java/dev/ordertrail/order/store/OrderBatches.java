package dev.ordertrail.order.store;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.order.store.OrderTimers.Running;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes many new orders in one statement: their events, outbox rows, heads, evidence, timers and
/// keys. All of it is there, or nothing is.
@ApplicationScoped
public class OrderBatches {
    private static final String REST =
            """
            head as (
              insert into order_head (order_id, shop, number, reference, seller, buyer, person, workflow, placed_at)
              select order_id, shop, number, reference, seller, buyer, person, workflow, placed_at::timestamptz
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as h (order_id, shop, number, reference, seller, buyer, person, workflow, placed_at)
              order by order_id),
            evidence as (
              insert into payment_evidence (evidence, order_id)
              select * from unnest(?::text[], ?::text[]) order by 1),
            timers as (
              insert into order_timer (order_id, timer, entered, due_at)
              select t.order_id, t.timer, t.entered, clock_timestamp() + t.after + ?::interval
              from unnest(?::text[], ?::text[], ?::bigint[], ?::interval[]) as t (order_id, timer, entered, after)),
            """
                    + LogSql.LOG
                    + LogSql.OUTBOX;
    private static final String SAID = "with said as materialized (" + Outbox.ROWS + "), ";
    private static final String WRITE = SAID + REST;
    private static final String WRITE_WITH_KEYS = SAID + FreshKey.INSERT_ALL + ", " + REST;

    private final Outbox outbox;
    private final OrderTimers timers;

    OrderBatches(Outbox outbox, OrderTimers timers) {
        this.outbox = outbox;
        this.timers = timers;
    }

    /// Writes the orders, in the caller's transaction.
    ///
    /// @throws PlacingClash when something that may exist once exists already; the transaction can
    ///   only be rolled back
    public void write(Connection c, List<NewOrder> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        var events = orders.stream().flatMap(o -> o.events().stream()).toList();
        var keys = orders.stream().map(NewOrder::key).filter(Objects::nonNull).toList();
        try (var insert = c.prepareStatement(keys.isEmpty() ? WRITE : WRITE_WITH_KEYS)) {
            var next = Outbox.bind(insert, 1, EventStore.records(events));
            next = keys.isEmpty() ? next : FreshKey.bindAll(insert, next, keys);
            next = bindHeads(insert, next, orders.stream().map(NewOrder::head).toList());
            next = bindEvidence(insert, next, orders);
            bindTimers(insert, next, orders);
            insert.executeUpdate();
        } catch (SQLException e) {
            var taken = LogSql.taken(e);
            if (taken != null) {
                throw new PlacingClash(NewOrders.what(taken));
            }
            throw e;
        }
        outbox.wakeAfterCommit();
    }

    private static int bindHeads(PreparedStatement insert, int from, List<OrderHead> heads)
            throws SQLException {
        var columns =
                List.<Function<OrderHead, @Nullable String>>of(
                        OrderHead::orderId,
                        OrderHead::shop,
                        OrderHead::number,
                        OrderHead::reference,
                        OrderHead::seller,
                        OrderHead::buyer,
                        OrderHead::person,
                        OrderHead::workflow,
                        h -> h.placedAt().toString());
        var at = from;
        for (var column : columns) {
            insert.setArray(at++, texts(insert.getConnection(), heads, column));
        }
        return at;
    }

    private static int bindEvidence(PreparedStatement insert, int from, List<NewOrder> orders)
            throws SQLException {
        var evidence = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var order : orders) {
            order.evidence()
                    .forEach(e -> {
                        evidence.add(e);
                        ids.add(order.head().orderId());
                    });
        }
        var c = insert.getConnection();
        insert.setArray(from, texts(c, evidence, e -> e));
        insert.setArray(from + 1, texts(c, ids, id -> id));
        return from + 2;
    }

    private void bindTimers(PreparedStatement insert, int from, List<NewOrder> orders)
            throws SQLException {
        var running = new ArrayList<Running>();
        var ids = new ArrayList<String>();
        for (var order : orders) {
            order.timers()
                    .forEach(t -> {
                        running.add(t);
                        ids.add(order.head().orderId());
                    });
        }
        var c = insert.getConnection();
        var entered = running.stream().map(Running::entered).toArray();
        insert.setString(from, timers.moved());
        insert.setArray(from + 1, texts(c, ids, id -> id));
        insert.setArray(from + 2, texts(c, running, Running::timer));
        insert.setArray(from + 3, c.createArrayOf("bigint", entered));
        insert.setArray(
                from + 4,
                c.createArrayOf(
                        "interval", running.stream().map(t -> t.after().toString()).toArray()));
    }

    private static <T> java.sql.Array texts(
            Connection c, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return c.createArrayOf("text", rows.stream().map(column).toArray());
    }

    /// A new order, ready to be written.
    public record NewOrder(
            OrderHead head,
            List<Recorded<OrderEvent>> events,
            List<String> evidence,
            List<Running> timers,
            @Nullable FreshKey key) {
        public NewOrder {
            events = List.copyOf(events);
            timers = List.copyOf(timers);
            evidence = List.copyOf(evidence);
        }
    }
}
