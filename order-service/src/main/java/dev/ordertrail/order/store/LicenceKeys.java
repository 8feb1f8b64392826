package dev.ordertrail.order.store;

import dev.ordertrail.contracts.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Licence keys of orders. A key is handed out once: whoever takes it locks it, and everybody else
/// passes over it.
@ApplicationScoped
public class LicenceKeys {
    /// Completed orders that have waited for longer come first: what they are owed is left to them.
    private static final String TAKE =
            """
            with older as (
              select coalesce(sum(quantity), 0) as keys from licence_owed
              where shop = ? and listing_id = ? and (since, order_id) < (?, ?)),
            free as (
              select key_id from licence_key where shop = ? and listing_id = ? and state = 'free'
              order by seq for update skip locked
              limit (select ? + keys from older)),
            mine as (
              select key_id from free order by key_id
              limit greatest(0, least(?, (select count(*) from free) - (select keys from older))))
            update licence_key k set state = 'assigned', order_id = ?, item_id = ?, changed_at = ?
            from mine where k.key_id = mine.key_id
            returning k.key_id, k.last_four
            """;

    private static final String CHANGE =
            "update licence_key set state = ?, changed_at = clock_timestamp() where order_id = ? and"
                    + " key_id = any (?)";
    private static final String REVOKE =
            """
            update licence_key set changed_at = clock_timestamp(),
              state = case when revealed_at is null then 'free' else 'revoked' end,
              order_id = case when revealed_at is null then null else order_id end,
              item_id = case when revealed_at is null then null else item_id end
            where order_id = ? and key_id = any (?)
            """;
    private static final String REVEALED =
            "update licence_key set revealed_at = coalesce(revealed_at, clock_timestamp()) where"
                    + " order_id = ? and key_id = any (?)";
    private static final String OF_ORDER =
            "select key_id, listing_id, item_id, last_four, state, person, box from licence_key"
                    + " where order_id = ? order by seq";

    LicenceKeys() {}

    /// A key of an order.
    ///
    /// @param state `assigned`, `suspended` or `revoked`
    public record Held(
            String keyId,
            String listingId,
            String itemId,
            String lastFour,
            String state,
            Sealed text) {}

    /// Who takes keys, and for what.
    ///
    /// @param placed when the order was placed: the oldest is served first
    public record Taker(
            String shop, String listing, String orderId, String itemId, Instant placed) {}

    /// Takes free keys for an item of an order.
    ///
    /// @return last four characters by key id; fewer than asked when the pool is empty
    public Map<String, String> take(Connection c, Taker who, int howMany, Instant now)
            throws SQLException {
        try (var update = c.prepareStatement(TAKE)) {
            update.setString(1, who.shop());
            update.setString(2, who.listing());
            update.setObject(3, who.placed().atOffset(ZoneOffset.UTC));
            update.setString(4, who.orderId());
            update.setString(5, who.shop());
            update.setString(6, who.listing());
            update.setLong(7, howMany);
            update.setLong(8, howMany);
            update.setString(9, who.orderId());
            update.setString(10, who.itemId());
            update.setObject(11, now.atOffset(ZoneOffset.UTC));
            var rows = update.executeQuery();
            var taken = new HashMap<String, String>();
            while (rows.next()) {
                taken.put(rows.getString(1), rows.getString(2));
            }
            return taken;
        }
    }

    public void suspend(Connection c, String orderId, Collection<String> ids) throws SQLException {
        change(c, "suspended", orderId, ids);
    }

    public void restore(Connection c, String orderId, Collection<String> ids) throws SQLException {
        change(c, "assigned", orderId, ids);
    }

    /// Takes keys away from an order. One that nobody has read goes back to its pool.
    public void revoke(Connection c, String orderId, Collection<String> ids) throws SQLException {
        try (var update = c.prepareStatement(REVOKE)) {
            update.setString(1, orderId);
            update.setArray(2, texts(c, ids));
            update.executeUpdate();
        }
    }

    /// Somebody has read these: they never go back to their pool.
    public void revealed(Connection c, String orderId, Collection<String> ids) throws SQLException {
        try (var update = c.prepareStatement(REVEALED)) {
            update.setString(1, orderId);
            update.setArray(2, texts(c, ids));
            update.executeUpdate();
        }
    }

    /// The keys of an order, in the order of their pools.
    public List<Held> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF_ORDER)) {
            select.setString(1, orderId);
            return held(select);
        }
    }

    private static void change(Connection c, String state, String orderId, Collection<String> ids)
            throws SQLException {
        try (var update = c.prepareStatement(CHANGE)) {
            update.setString(1, state);
            update.setString(2, orderId);
            update.setArray(3, texts(c, ids));
            update.executeUpdate();
        }
    }

    private static List<Held> held(PreparedStatement select) throws SQLException {
        var rows = select.executeQuery();
        var held = new ArrayList<Held>();
        while (rows.next()) {
            held.add(
                    new Held(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getString(5),
                            new Sealed(rows.getString(6), rows.getString(7))));
        }
        return held;
    }

    private static java.sql.Array texts(Connection c, Collection<String> texts)
            throws SQLException {
        return c.createArrayOf("text", texts.toArray());
    }
}
