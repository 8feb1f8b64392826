package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks, for many new orders at once, for orders that exist already.
@ApplicationScoped
public class OrdersInTheWay {
    private static final String REFERENCES =
            """
            select coalesce(h.seller, ''), h.reference, h.order_id, h.number from order_head h
            join unnest(?::text[], ?::text[]) as w (seller, reference)
              on h.shop = ? and coalesce(h.seller, '') = w.seller and h.reference = w.reference
            """;
    private static final String EVIDENCES =
            "select e.evidence, h.order_id, h.number, h.shop from payment_evidence e join order_head h"
                    + " using (order_id) where e.evidence = any (?)";
    private static final String IDS =
            "select order_id, number, shop from order_head where order_id = any (?)";

    OrdersInTheWay() {}

    /// The shop's orders that have one of these references, by seller and reference.
    public Map<SellersReference, Existing> byReference(
            Connection c, String shop, List<SellersReference> references) throws SQLException {
        var found = new HashMap<SellersReference, Existing>();
        if (references.isEmpty()) {
            return found;
        }
        try (var select = c.prepareStatement(REFERENCES)) {
            select.setArray(1, texts(c, references, SellersReference::seller));
            select.setArray(2, texts(c, references, SellersReference::reference));
            select.setString(3, shop);
            var rows = select.executeQuery();
            while (rows.next()) {
                found.put(
                        new SellersReference(rows.getString(1), rows.getString(2)),
                        new Existing(rows.getString(3), rows.getString(4)));
            }
            return found;
        }
    }

    /// The orders that these pieces of evidence created; of other shops without saying which.
    public Map<String, @Nullable Existing> byEvidence(
            Connection c, String shop, List<String> evidence) throws SQLException {
        return evidence.isEmpty() ? Map.of() : existing(c, EVIDENCES, shop, evidence, 1);
    }

    /// The orders of these ids; of other shops without saying which.
    public Map<String, @Nullable Existing> byId(Connection c, String shop, List<String> ids)
            throws SQLException {
        return ids.isEmpty() ? Map.of() : existing(c, IDS, shop, ids, 0);
    }

    private static Map<String, @Nullable Existing> existing(
            Connection c, String sql, String shop, List<String> keys, int before)
            throws SQLException {
        var found = new HashMap<String, @Nullable Existing>();
        try (var select = c.prepareStatement(sql)) {
            select.setArray(1, c.createArrayOf("text", keys.toArray()));
            var rows = select.executeQuery();
            while (rows.next()) {
                var ours = shop.equals(rows.getString(before + 3));
                var order = new Existing(rows.getString(before + 1), rows.getString(before + 2));
                found.put(rows.getString(1), ours ? order : null);
            }
            return found;
        }
    }

    private static <T> java.sql.Array texts(
            Connection c, List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        return c.createArrayOf("text", rows.stream().map(column).toArray());
    }

    /// An order that is in the way.
    public record Existing(String orderId, String number) {}

    /// A reference is unique per seller.
    ///
    /// @param seller empty where there is none
    public record SellersReference(String seller, String reference) {}
}
