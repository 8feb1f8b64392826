package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.RefundTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The refunds that an order asked for.
public final class OrderRefunds {
    private static final String OF =
            "SELECT * FROM refund_task WHERE order_id = ? ORDER BY position";

    private OrderRefunds() {}

    /// A refund with what became of it.
    public record Asked(RefundTask task, String provider, String state) {}

    public static List<Asked> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            var asked = new ArrayList<Asked>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var amount = Columns.money(row, "amount", "asset", "decimals");
                    var task =
                            new RefundTask(
                                    Columns.text(row, "refund_id"),
                                    orderId,
                                    Columns.text(row, "shop"),
                                    row.getString("payment_id"),
                                    Objects.requireNonNull(amount),
                                    Columns.text(row, "cause"),
                                    Columns.time(row, "requested_at"));
                    asked.add(
                            new Asked(
                                    task,
                                    Columns.text(row, "provider"),
                                    Columns.text(row, "state")));
                }
            }
            return asked;
        }
    }
}
