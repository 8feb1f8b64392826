package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much there is of each listing that is counted. Rows are locked in the order of their ids, so
/// that two orders never wait for each other in a circle.
@ApplicationScoped
public class Stock {
    private static final String FIGURES =
            "select listing_id, on_hand, held from listing_stock where shop = ? and listing_id ="
                    + " any (?) order by listing_id";
    private static final String LOCK = FIGURES + " for update";

    /// Holds only what is free at this instant, whatever was read before.
    private static final String HOLD =
            """
            update listing_stock s set held = s.held + w.quantity
            from unnest(?::text[], ?::bigint[]) as w (listing_id, quantity)
            where s.shop = ? and s.listing_id = w.listing_id and s.held + w.quantity <= s.on_hand
            """;

    private static final String OPEN =
            "insert into listing_stock (shop, listing_id, on_hand) values (?, ?, ?)";
    private static final String ADJUST =
            "update listing_stock set on_hand = on_hand + ? where shop = ? and listing_id = ? and"
                    + " on_hand + ? >= held returning on_hand, held";
    private static final String NOTE =
            "insert into stock_adjustment (shop, listing_id, change, reason, by_id, by_role, at)"
                    + " values (?, ?, ?, ?, ?, ?, clock_timestamp())";

    Stock() {}

    /// What there is.
    ///
    /// @param onHand everything, what is held included
    /// @param held what orders have set aside
    public record Figures(long onHand, long held) {
        public long available() {
            return onHand - held;
        }
    }

    /// A change of the stock by hand.
    public record Adjustment(
            String shop,
            String listing,
            long change,
            @Nullable String reason,
            String byId,
            String byRole) {}

    /// The figures of those of these listings that are counted.
    public SortedMap<String, Figures> figures(Connection c, String shop, Collection<String> ids)
            throws SQLException {
        return figures(c, FIGURES, shop, ids);
    }

    /// Like [#figures]; nobody else changes them until this transaction ends.
    SortedMap<String, Figures> lock(Connection c, String shop, Collection<String> ids)
            throws SQLException {
        return figures(c, LOCK, shop, ids);
    }

    /// Sets these quantities aside; all of them, or the statement has changed fewer rows than
    /// asked.
    ///
    /// @return how many listings had enough
    int hold(Connection c, String shop, Map<String, Long> quantities) throws SQLException {
        try (var update = c.prepareStatement(HOLD)) {
            update.setArray(1, c.createArrayOf("text", quantities.keySet().toArray()));
            update.setArray(2, c.createArrayOf("bigint", quantities.values().toArray()));
            update.setString(3, shop);
            return update.executeUpdate();
        }
    }

    /// Begins to count a listing.
    public void open(Connection c, String shop, String listing, long onHand) throws SQLException {
        try (var insert = c.prepareStatement(OPEN)) {
            insert.setString(1, shop);
            insert.setString(2, listing);
            insert.setLong(3, onHand);
            insert.executeUpdate();
        }
    }

    /// Changes the stock by hand and writes down who did it.
    ///
    /// @return empty when there would be less than is held, or nothing is counted
    public Optional<Figures> adjust(Connection c, Adjustment a) throws SQLException {
        try (var update = c.prepareStatement(ADJUST)) {
            update.setLong(1, a.change());
            update.setString(2, a.shop());
            update.setString(3, a.listing());
            update.setLong(4, a.change());
            var row = update.executeQuery();
            if (!row.next()) {
                return Optional.empty();
            }
            var now = new Figures(row.getLong(1), row.getLong(2));
            note(c, a);
            return Optional.of(now);
        }
    }

    private static void note(Connection c, Adjustment a) throws SQLException {
        try (var insert = c.prepareStatement(NOTE)) {
            insert.setString(1, a.shop());
            insert.setString(2, a.listing());
            insert.setLong(3, a.change());
            insert.setString(4, a.reason());
            insert.setString(5, a.byId());
            insert.setString(6, a.byRole());
            insert.executeUpdate();
        }
    }

    private static SortedMap<String, Figures> figures(
            Connection c, String sql, String shop, Collection<String> ids) throws SQLException {
        try (var select = c.prepareStatement(sql)) {
            select.setString(1, shop);
            select.setArray(2, c.createArrayOf("text", ids.toArray()));
            return figures(select);
        }
    }

    private static SortedMap<String, Figures> figures(PreparedStatement select)
            throws SQLException {
        var figures = new HashMap<String, Figures>();
        var rows = select.executeQuery();
        while (rows.next()) {
            figures.put(rows.getString(1), new Figures(rows.getLong(2), rows.getLong(3)));
        }
        return new TreeMap<>(figures);
    }
}
