package dev.ordertrail.order.store;

import dev.ordertrail.contracts.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pools of licence keys, as they are filled and counted.
@ApplicationScoped
public class KeyPools {
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

    private static final String COUNTS =
            "select listing_id, state, count(*) from licence_key where shop = ? and listing_id ="
                    + " any (?) group by listing_id, state";

    KeyPools() {}

    /// A key on its way into a pool.
    ///
    /// @param fingerprint keyed hash of its text
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to the database
    public record New(String keyId, byte[] fingerprint, Sealed text, String lastFour) {}

    /// Which pool, and who fills it.
    public record Pool(String shop, String listing, String person) {}

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

    private static java.sql.Array texts(Connection c, Collection<String> texts)
            throws SQLException {
        return c.createArrayOf("text", texts.toArray());
    }
}
