package dev.ordertrail.order.store;

import static java.util.Collections.nCopies;

import dev.ordertrail.order.store.OrderTimers.Running;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sets the array parameters of the statement that writes new orders. Each method answers with the
/// next free index.
final class NewOrderRows {
    private final OrderTimers timers;

    NewOrderRows(OrderTimers timers) {
        this.timers = timers;
    }

    int heads(PreparedStatement insert, int from, List<NewOrder> orders) throws SQLException {
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
    int listings(PreparedStatement insert, int from, List<Placing> placings) throws SQLException {
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

    int rest(PreparedStatement insert, int from, List<NewOrder> orders) throws SQLException {
        return timers(insert, evidence(insert, from, orders), orders);
    }

    private static int evidence(PreparedStatement insert, int from, List<NewOrder> orders)
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

    private int timers(PreparedStatement insert, int from, List<NewOrder> orders)
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
}
