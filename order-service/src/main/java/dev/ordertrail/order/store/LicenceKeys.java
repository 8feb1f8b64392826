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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pools of licence keys. A key is handed out once: whoever takes it locks it, and everybody
/// else passes over it.
@ApplicationScoped
public class LicenceKeys {
    private static final String ADD =
            """
            insert into licence_key (key_id, shop, listing_id, fingerprint, person, box, last_four,
              uploaded_by, uploaded_at, changed_at)
            select n.key_id, ?, ?, n.fingerprint, ?, n.box, n.last_four, ?, ?, ?
            from unnest(?::text[], ?::bytea[], ?::text[], ?::text[])
              with ordinality as n (key_id, fingerprint, box, last_four, nr)
            order by n.nr
            on conflict (shop, fingerprint) do nothing returning key_id
            """;

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
    private static final String COUNTS =
            "select listing_id, state, count(*) from licence_key where shop = ? and listing_id ="
                    + " any (?) group by listing_id, state";

    LicenceKeys() {}

    /// A key on its way into a pool.
    ///
    /// @param fingerprint keyed hash of its text
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database
    public record New(String keyId, byte[] fingerprint, Sealed text, String lastFour) {}

    /// Which pool, and who fills it.
    public record Pool(String shop, String listing, String person) {}

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

    /// Puts keys into a pool; those the shop has already are passed over.
    ///
    /// @return the ids of those that were put in
    public Set<String> add(Connection c, Pool pool, List<New> keys, String by, Instant now)
            throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            var at = now.atOffset(ZoneOffset.UTC);
            insert.setString(1, pool.shop());
            insert.setString(2, pool.listing());
            insert.setString(3, pool.person());
            insert.setString(4, by);
            insert.setObject(5, at);
            insert.setObject(6, at);
            insert.setArray(7, texts(c, keys.stream().map(New::keyId).toList()));
            insert.setArray(
                    8,
                    c.createArrayOf(
                            "bytea", keys.stream().map(New::fingerprint).toArray(byte[][]::new)));
            insert.setArray(9, texts(c, keys.stream().map(k -> k.text().box()).toList()));
            insert.setArray(10, texts(c, keys.stream().map(New::lastFour).toList()));
            var rows = insert.executeQuery();
            var added = new HashSet<String>();
            while (rows.next()) {
                added.add(rows.getString(1));
            }
            return added;
        }
    }

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

    /// How many keys each pool has, by state.
    public Map<String, Map<String, Long>> counts(
            Connection c, String shop, Collection<String> listings) throws SQLException {
        try (var select = c.prepareStatement(COUNTS)) {
            select.setString(1, shop);
            select.setArray(2, texts(c, listings));
            var rows = select.executeQuery();
            var counts = new HashMap<String, Map<String, Long>>();
            while (rows.next()) {
                counts.computeIfAbsent(rows.getString(1), _ -> new HashMap<>())
                        .put(rows.getString(2), rows.getLong(3));
            }
            return counts;
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
