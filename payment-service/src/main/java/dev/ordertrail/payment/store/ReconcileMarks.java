package dev.ordertrail.payment.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far each account's events were compared with what we hold.
public final class ReconcileMarks {
    private static final String FIND =
            "SELECT seen_until FROM reconcile_mark WHERE provider = ? AND shop = ?";
    private static final String MOVE =
            """
            INSERT INTO reconcile_mark (provider, shop, seen_until) VALUES (?, ?, ?)
            ON CONFLICT (provider, shop)
            DO UPDATE SET seen_until = greatest(reconcile_mark.seen_until, excluded.seen_until)
            """;
    private static final String SHOPS = "SELECT DISTINCT shop FROM expectation ORDER BY shop";
    private static final String OPEN =
            """
            SELECT p.provider, p.order_id, p.payment_id, e.shop
            FROM payment p JOIN expectation e USING (order_id)
            WHERE p.state IN ('PENDING', 'ATTEMPT_FAILED') AND e.placed_at > ?
                OR EXISTS (
                    SELECT FROM refund_task t
                    WHERE t.order_id = p.order_id AND t.payment_id = p.payment_id
                        AND t.state = 'done' AND t.why = 'pending' AND t.requested_at > ?)
            ORDER BY e.placed_at LIMIT ?
            """;

    private ReconcileMarks() {}

    public static Optional<Instant> find(Connection c, String provider, String shop)
            throws SQLException {
        try (var select = c.prepareStatement(FIND)) {
            select.setString(1, provider);
            select.setString(2, shop);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(Columns.time(row, "seen_until")) : Optional.empty();
            }
        }
    }

    public static void move(Connection c, String provider, String shop, Instant until)
            throws SQLException {
        try (var upsert = c.prepareStatement(MOVE)) {
            upsert.setString(1, provider);
            upsert.setString(2, shop);
            upsert.setObject(3, Columns.time(until));
            upsert.executeUpdate();
        }
    }

    /// The shops that have orders.
    public static List<String> shops(Connection c) throws SQLException {
        try (var select = c.prepareStatement(SHOPS);
                var row = select.executeQuery()) {
            var shops = new ArrayList<String>();
            while (row.next()) {
                shops.add(row.getString(1));
            }
            return shops;
        }
    }

    /// A payment of which nothing final is known, or a refund of it.
    public record Open(String provider, String shop, String orderId, String paymentId) {}

    /// Payments of orders placed since then of which nothing final is known, and those of which a
    /// refund that was asked for since then is still on its way.
    public static List<Open> open(Connection c, Instant since, int limit) throws SQLException {
        try (var select = c.prepareStatement(OPEN)) {
            select.setObject(1, Columns.time(since));
            select.setObject(2, Columns.time(since));
            select.setInt(3, limit);
            var open = new ArrayList<Open>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    open.add(
                            new Open(
                                    Columns.text(row, "provider"),
                                    Columns.text(row, "shop"),
                                    Columns.text(row, "order_id"),
                                    Columns.text(row, "payment_id")));
                }
            }
            return open;
        }
    }
}
