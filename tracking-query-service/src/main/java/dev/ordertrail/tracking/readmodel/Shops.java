package dev.ordertrail.tracking.readmodel;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Shops that have orders.
final class Shops {
    private Shops() {}

    /// The shop that a query is about, or all.
    static List<String> of(Connection c, Generation generation, StaffQuery query)
            throws SQLException {
        if (query.shop() != null) {
            return List.of(query.shop());
        }
        // One step in the index for each shop, however many orders they have.
        var sql =
                """
                WITH RECURSIVE t AS (
                    (SELECT shop FROM %1$s ORDER BY shop LIMIT 1)
                    UNION ALL
                    SELECT (SELECT shop FROM %1$s WHERE shop > t.shop ORDER BY shop LIMIT 1) FROM t WHERE t.shop IS NOT NULL)
                SELECT shop FROM t WHERE shop IS NOT NULL
                """
                        .formatted(generation.list());
        var shops = new ArrayList<String>();
        try (var select = c.prepareStatement(sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                shops.add(rows.getString(1));
            }
        }
        return shops;
    }
}
