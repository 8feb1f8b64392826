package dev.ordertrail.order.store;

import static java.util.Collections.nCopies;

import dev.ordertrail.kit.idempotency.FirstAnswers;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.order.store.OrderTimers.Running;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes new orders, one or many, in one statement: their events, outbox rows, heads, evidence,
/// timers and keys. All of it is there, or nothing is.
///
/// The statement refuses an order that nobody has priced when the shop's catalogue knows what it
/// buys: such an order is written in a transaction that has priced it and set its stock aside.
@ApplicationScoped
public class NewOrders {
    private static final String ORDERS =
            """
            head as (
              insert into order_head (order_id, shop, number, reference, seller, buyer, person, workflow, placed_at)
              select order_id, shop, number, reference, seller, buyer, person, workflow, placed_at::timestamptz
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as h (order_id, shop, number, reference, seller, buyer, person, workflow, placed_at)
              %s
              order by order_id),
            evidence as (
              insert into payment_evidence (evidence, order_id)
              select * from unnest(?::text[], ?::text[]) order by 1),
            timers as (
              insert into order_timer (order_id, timer, entered, due_at)
              select t.order_id, t.timer, t.entered, clock_timestamp() + t.after + ?::interval
              from unnest(?::text[], ?::text[], ?::bigint[], ?::interval[]) as t (order_id, timer, entered, after)),
            """;
    private static final String END = LogSql.LOG + LogSql.OUTBOX;
    private static final Statement PRICED = new Statement(ORDERS.formatted("") + END);
    private static final Statement ANSWERED =
            new Statement(
                    ORDERS.formatted("where outside_catalogue(?::text[], ?::text[])")
                            + FirstAnswers.INSERT
                            + ", "
                            + END);

    private final Outbox outbox;
    private final OrderTimers timers;

    NewOrders(Outbox outbox, OrderTimers timers) {
        this.outbox = outbox;
        this.timers = timers;
    }

    /// Writes orders whose listings were priced and counted, in the caller's transaction.
    ///
    /// @throws PlacingClash when something that may exist once exists already; the transaction can
    ///   only be rolled back
    public void write(Connection c, List<NewOrder> orders) throws SQLException {
        if (orders.isEmpty()) {
            return;
        }
        try (var insert = PRICED.prepare(c, orders)) {
            var next = PRICED.bind(insert, orders);
            next = bindHeads(insert, next, orders);
            bindRest(insert, next, orders);
            execute(insert);
        }
        outbox.wakeAfterCommit();
    }

    /// Writes orders of things that no catalogue counts, with the answers to their claims: one
    /// statement, which may stand alone in auto-commit. The relay is to be woken afterwards, see
    /// [#told].
    ///
    /// @throws PlacingClash when something that may exist once exists already; nothing was written
    /// @throws ListingKnown when a shop's catalogue knows a listing of them; nothing was written
    public void writeAnswered(Connection c, List<Placing> placings) throws SQLException {
        var orders = placings.stream().map(Placing::order).toList();
        try (var insert = ANSWERED.prepare(c, orders)) {
            var next = ANSWERED.bind(insert, orders);
            next = bindHeads(insert, next, orders);
            next = bindListings(insert, next, placings);
            next = bindRest(insert, next, orders);
            FirstAnswers.bind(insert, next, placings, Placing::claim, Placing::answer);
            execute(insert);
        }
    }

    /// Wakes the relay; after the commit.
    public void told() {
        outbox.wake();
    }

    private static void execute(PreparedStatement insert) throws SQLException {
        try {
            insert.executeUpdate();
        } catch (SQLException e) {
            ListingKnown.check(e);
            var taken = LogSql.taken(e);
            if (taken != null) {
                throw PlacingClash.of(taken);
            }
            throw e;
        }
    }

    private static int bindHeads(PreparedStatement insert, int from, List<NewOrder> orders)
            throws SQLException {
        var heads = orders.stream().map(NewOrder::head).toList();
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

    /// Each listing beside the shop it is bought in.
    private static int bindListings(PreparedStatement insert, int from, List<Placing> placings)
            throws SQLException {
        var shops = new ArrayList<String>();
        var listings = new ArrayList<String>();
        for (var placing : placings) {
            listings.addAll(placing.listings());
            shops.addAll(nCopies(placing.listings().size(), placing.order().head().shop()));
        }
        var c = insert.getConnection();
        insert.setArray(from, texts(c, shops, shop -> shop));
        insert.setArray(from + 1, texts(c, listings, listing -> listing));
        return from + 2;
    }

    private int bindRest(PreparedStatement insert, int from, List<NewOrder> orders)
            throws SQLException {
        return bindTimers(insert, bindEvidence(insert, from, orders), orders);
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

    private int bindTimers(PreparedStatement insert, int from, List<NewOrder> orders)
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
        return from + 5;
    }

    private static <T> java.sql.Array texts(
            Connection c, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return c.createArrayOf("text", rows.stream().map(column).toArray());
    }

    /// A statement in two forms: with and without new keys of persons.
    private record Statement(String bare, String withKeys) {
        Statement(String rest) {
            this(LogSql.SAID + rest, LogSql.SAID + FreshKey.INSERT + ", " + rest);
        }

        PreparedStatement prepare(Connection c, List<NewOrder> orders) throws SQLException {
            return c.prepareStatement(keys(orders).isEmpty() ? bare : withKeys);
        }

        /// @return the next free index
        int bind(PreparedStatement insert, List<NewOrder> orders) throws SQLException {
            var events = orders.stream().flatMap(o -> o.events().stream()).toList();
            var next = Outbox.bind(insert, 1, EventStore.records(events));
            var keys = keys(orders);
            return keys.isEmpty() ? next : FreshKey.bind(insert, next, keys);
        }

        private static List<FreshKey> keys(List<NewOrder> orders) {
            return orders.stream().flatMap(order -> Stream.ofNullable(order.key())).toList();
        }
    }
}
