package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.RefundByHand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Refunds that were made by hand: rows are added, never changed.
public final class RefundsByHand {
    private static final String ADD =
            """
            INSERT INTO refund_by_hand
                (refund_id, order_id, payment_id, object, how, reference, who, made_at, amount, asset, decimals)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String OF =
            "SELECT * FROM refund_by_hand WHERE order_id = ? ORDER BY position";

    private RefundsByHand() {}

    public static void add(Connection c, RefundByHand refund) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            insert.setString(1, refund.refundId());
            insert.setString(2, refund.orderId());
            insert.setString(3, refund.paymentId());
            insert.setString(4, refund.object());
            insert.setString(5, refund.how());
            insert.setString(6, refund.reference());
            insert.setString(7, refund.who());
            insert.setObject(8, Columns.time(refund.at()));
            Columns.bind(insert, 9, refund.amount());
            insert.executeUpdate();
        }
    }

    /// Those of an order, as they were told.
    public static List<RefundByHand> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                var found = new ArrayList<RefundByHand>();
                while (row.next()) {
                    found.add(
                            new RefundByHand(
                                    Columns.text(row, "refund_id"),
                                    orderId,
                                    Columns.text(row, "payment_id"),
                                    Columns.text(row, "object"),
                                    Objects.requireNonNull(
                                            Columns.money(row, "amount", "asset", "decimals")),
                                    Columns.text(row, "how"),
                                    Columns.text(row, "reference"),
                                    Columns.text(row, "who"),
                                    Columns.time(row, "made_at")));
                }
                return found;
            }
        }
    }
}
