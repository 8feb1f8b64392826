package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Completed orders that wait for licence keys.
@ApplicationScoped
public class KeysOwing {
    private static final String OWE =
            """
            insert into licence_owed (order_id, item_id, shop, listing_id, quantity, since)
            values (?, ?, ?, ?, ?, ?)
            on conflict (order_id, item_id) do update set quantity = excluded.quantity
            """;
    private static final String SETTLE =
            "delete from licence_owed where order_id = ? and item_id = ?";
    private static final String SETTLE_ALL = "delete from licence_owed where order_id = ?";
    private static final String SERVED_NEXT =
            """
            select o.order_id from licence_owed o
            where exists (select from licence_key k
              where k.shop = o.shop and k.listing_id = o.listing_id and k.state = 'free')
            order by o.since, o.order_id limit ?
            """;
    private static final String OWED =
            "select coalesce(sum(quantity), 0) from licence_owed where shop = ? and listing_id = ?";

    KeysOwing() {}

    /// So many keys are owed to an item of an order; none: it waits no longer.
    ///
    /// @param taker the order, with the time from which its turn counts
    public void owe(Connection c, LicenceKeys.Taker taker, int quantity) throws SQLException {
        if (quantity == 0) {
            settle(c, taker);
            return;
        }
        try (var insert = c.prepareStatement(OWE)) {
            insert.setString(1, taker.orderId());
            insert.setString(2, taker.itemId());
            insert.setString(3, taker.shop());
            insert.setString(4, taker.listing());
            insert.setInt(5, quantity);
            insert.setObject(6, taker.placed().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /// Nothing is owed to the order any more.
    public void settle(Connection c, String orderId) throws SQLException {
        try (var delete = c.prepareStatement(SETTLE_ALL)) {
            delete.setString(1, orderId);
            delete.executeUpdate();
        }
    }

    /// Orders whose turn has come, oldest first: they wait, and there are keys.
    public List<String> next(Connection c, int most) throws SQLException {
        try (var select = c.prepareStatement(SERVED_NEXT)) {
            select.setInt(1, most);
            var rows = select.executeQuery();
            var orders = new ArrayList<String>();
            while (rows.next()) {
                orders.add(rows.getString(1));
            }
            return orders.stream().distinct().toList();
        }
    }

    /// How many keys of a listing are owed.
    public long owed(Connection c, String shop, String listing) throws SQLException {
        try (var select = c.prepareStatement(OWED)) {
            select.setString(1, shop);
            select.setString(2, listing);
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private static void settle(Connection c, LicenceKeys.Taker taker) throws SQLException {
        try (var delete = c.prepareStatement(SETTLE)) {
            delete.setString(1, taker.orderId());
            delete.setString(2, taker.itemId());
            delete.executeUpdate();
        }
    }
}
