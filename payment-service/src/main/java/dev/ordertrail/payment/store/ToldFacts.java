package dev.ordertrail.payment.store;

import java.sql.Connection;
import java.sql.SQLException;

/// The facts that were published.
public final class ToldFacts {
    private static final String FIRST =
            "INSERT INTO told (fact_id, order_id) VALUES (?, ?) ON CONFLICT (fact_id) DO NOTHING";

    private ToldFacts() {}

    /// Whether this fact is told for the first time; it counts as told from now on.
    public static boolean first(Connection c, String factId, String orderId) throws SQLException {
        try (var insert = c.prepareStatement(FIRST)) {
            insert.setString(1, factId);
            insert.setString(2, orderId);
            return insert.executeUpdate() == 1;
        }
    }
}
