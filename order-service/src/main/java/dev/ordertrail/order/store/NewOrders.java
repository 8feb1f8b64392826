package dev.ordertrail.order.store;

import dev.ordertrail.kit.idempotency.FirstAnswers;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.seal.FreshKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

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
    private final NewOrderRows rows;

    NewOrders(Outbox outbox, OrderTimers timers) {
        this.outbox = outbox;
        rows = new NewOrderRows(timers);
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
            next = rows.heads(insert, next, orders);
            rows.rest(insert, next, orders);
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
            next = rows.heads(insert, next, orders);
            next = rows.listings(insert, next, placings);
            next = rows.rest(insert, next, orders);
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
