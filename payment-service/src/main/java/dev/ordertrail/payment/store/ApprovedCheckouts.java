package dev.ordertrail.payment.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Checkouts that a buyer approved and that nobody has captured yet: with PayPal the money comes
/// only when we take it.
public final class ApprovedCheckouts {
    private static final String CAPTURE =
            """
            INSERT INTO provider_call (call_id, kind, provider, shop, order_id, subject)
            SELECT 'capture/' || shop || '/' || object_id, 'capture', provider, shop, order_id, object_id
            FROM checkout
            WHERE shop = ? AND provider = ? AND object_id = ? AND state = 'open'
            ON CONFLICT (call_id) DO NOTHING
            """;

    private static final String SPENT =
            """
            UPDATE checkout SET state = 'over', changed_at = clock_timestamp()
            WHERE shop = ? AND provider = ? AND object_id = ? AND state = 'open'
            """;

    private ApprovedCheckouts() {}

    /// What was approved was declined when it was captured: nothing more can be paid there, and
    /// whoever wants to pay gets another.
    public static void spent(Connection c, String shop, String provider, String objectId)
            throws SQLException {
        run(c, SPENT, shop, provider, objectId);
    }

    /// Asks once that what was approved be captured. What others started is theirs to capture, and
    /// what was ended stays unpaid.
    public static void capture(Connection c, String shop, String provider, String objectId)
            throws SQLException {
        run(c, CAPTURE, shop, provider, objectId);
    }

    private static void run(
            Connection c, String statement, String shop, String provider, String objectId)
            throws SQLException {
        try (var prepared = c.prepareStatement(statement)) {
            prepared.setString(1, shop);
            prepared.setString(2, provider);
            prepared.setString(3, objectId);
            prepared.executeUpdate();
        }
    }
}
