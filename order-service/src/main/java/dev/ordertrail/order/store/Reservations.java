package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What each order has set aside: one row per order and listing, written in the order's own
/// transaction, so that an order and its stock are never at odds.
@ApplicationScoped
public class Reservations {
    private static final String HELD =
            "select listing_id, quantity from stock_reservation where order_id = ? and state ="
                    + " 'held' order by listing_id";
    private static final String TAKE =
            """
            insert into stock_reservation (order_id, shop, listing_id, quantity, state)
            select ?, ?, w.listing_id, w.quantity, 'held'
            from unnest(?::text[], ?::bigint[]) as w (listing_id, quantity)
            on conflict (order_id, listing_id) do update
            set quantity = excluded.quantity, state = 'held', changed_at = clock_timestamp()
            """;
    private static final String END =
            """
            with ended as (
              update stock_reservation set state = ?, changed_at = clock_timestamp()
              where order_id = ? and state = 'held' returning shop, listing_id, quantity)
            update listing_stock s set held = s.held - e.quantity,
              on_hand = s.on_hand - case when ? then e.quantity else 0 end
            from ended e where s.shop = e.shop and s.listing_id = e.listing_id
            """;

    private final Stock stock;

    Reservations(Stock stock) {
        this.stock = stock;
    }

    /// What came of a wish to set stock aside.
    ///
    /// @param counted whether any of the listings is counted at all
    /// @param missing what is short, with what there is of it; nothing was set aside then
    public record Taken(boolean counted, SortedMap<String, Long> missing) {
        public boolean enough() {
            return missing.isEmpty();
        }
    }

    /// Makes this all that the order has set aside: more, less, or other listings than before. When
    /// something is short, everything stays as it was.
    ///
    /// @param wanted pieces by listing; listings that are not counted are passed over
    public Taken take(Connection c, String shop, String orderId, Map<String, Long> wanted)
            throws SQLException {
        var before = held(c, orderId);
        var all = new TreeMap<>(wanted);
        before.forEach((id, _) -> all.putIfAbsent(id, 0L));
        var figures = stock.lock(c, shop, all.keySet());
        var counted = new TreeMap<>(wanted);
        counted.keySet().retainAll(figures.keySet());
        var missing = new TreeMap<String, Long>();
        figures.forEach((id, figure) -> {
            var free = figure.available() + before.getOrDefault(id, 0L);
            if (counted.getOrDefault(id, 0L) > free) {
                missing.put(id, free);
            }
        });
        if (missing.isEmpty() && !counted.equals(before)) {
            end(c, orderId, false);
            hold(c, shop, orderId, counted);
        }
        return new Taken(!counted.isEmpty(), missing);
    }

    /// What was set aside is gone for good: it is on its way to the customer.
    public void consume(Connection c, String shop, String orderId) throws SQLException {
        stock.lock(c, shop, held(c, orderId).keySet());
        end(c, orderId, true);
    }

    /// What was set aside is free again.
    public void release(Connection c, String shop, String orderId) throws SQLException {
        stock.lock(c, shop, held(c, orderId).keySet());
        end(c, orderId, false);
    }

    private void hold(Connection c, String shop, String orderId, Map<String, Long> wanted)
            throws SQLException {
        if (wanted.isEmpty()) {
            return;
        }
        if (stock.hold(c, shop, wanted) != wanted.size()) {
            throw new IllegalStateException("locked stock changed");
        }
        try (var insert = c.prepareStatement(TAKE)) {
            insert.setString(1, orderId);
            insert.setString(2, shop);
            insert.setArray(3, c.createArrayOf("text", wanted.keySet().toArray()));
            insert.setArray(4, c.createArrayOf("bigint", wanted.values().toArray()));
            insert.executeUpdate();
        }
    }

    private static void end(Connection c, String orderId, boolean consumed) throws SQLException {
        try (var update = c.prepareStatement(END)) {
            update.setString(1, consumed ? "consumed" : "released");
            update.setString(2, orderId);
            update.setBoolean(3, consumed);
            update.executeUpdate();
        }
    }

    private static Map<String, Long> held(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(HELD)) {
            select.setString(1, orderId);
            var rows = select.executeQuery();
            var held = new HashMap<String, Long>();
            while (rows.next()) {
                held.put(rows.getString(1), rows.getLong(2));
            }
            return held;
        }
    }
}
