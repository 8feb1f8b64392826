package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Payment;
import dev.ordertrail.payment.domain.Sums;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The payments of orders.
public final class Payments {
    private static final String NAME =
            """
            INSERT INTO payment (order_id, payment_id, provider) VALUES (?, ?, ?)
            ON CONFLICT (order_id, payment_id) DO NOTHING
            """;
    private static final String LOCK =
            "SELECT * FROM payment WHERE order_id = ? AND payment_id = ? FOR UPDATE";
    private static final String OTHERS =
            "SELECT * FROM payment WHERE order_id = ? AND payment_id <> ?";
    private static final String OF = "SELECT * FROM payment WHERE order_id = ? ORDER BY payment_id";
    private static final String SAVE =
            """
            UPDATE payment SET attempt_failed = ?, ended = ?,
                captured = ?, captured_asset = ?, captured_decimals = ?,
                refunded = ?, refunded_asset = ?, refunded_decimals = ?, state = ?
            WHERE order_id = ? AND payment_id = ?
            """;
    private static final String PROVIDER =
            "SELECT provider FROM payment WHERE order_id = ? AND payment_id = ?";

    private Payments() {}

    /// A payment of an order.
    public record Name(String orderId, String paymentId, String provider) {}

    /// The payment as it stands, and nobody else's to change until the transaction ends. It is
    /// created when unknown.
    public static Payment lock(Connection c, Name name) throws SQLException {
        try (var insert = c.prepareStatement(NAME)) {
            insert.setString(1, name.orderId());
            insert.setString(2, name.paymentId());
            insert.setString(3, name.provider());
            insert.executeUpdate();
        }
        try (var select = c.prepareStatement(LOCK)) {
            select.setString(1, name.orderId());
            select.setString(2, name.paymentId());
            try (var row = select.executeQuery()) {
                row.next();
                return payment(row);
            }
        }
    }

    /// The order's payments beside this one.
    public static List<Payment> others(Connection c, String orderId, String paymentId)
            throws SQLException {
        try (var select = c.prepareStatement(OTHERS)) {
            select.setString(1, orderId);
            select.setString(2, paymentId);
            try (var row = select.executeQuery()) {
                var others = new ArrayList<Payment>();
                while (row.next()) {
                    others.add(payment(row));
                }
                return others;
            }
        }
    }

    /// A payment's name with what its row keeps.
    public record Row(Name name, Payment payment) {}

    /// All payments of an order.
    public static List<Row> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                var payments = new ArrayList<Row>();
                while (row.next()) {
                    var name =
                            new Name(
                                    orderId,
                                    Columns.text(row, "payment_id"),
                                    Columns.text(row, "provider"));
                    payments.add(new Row(name, payment(row)));
                }
                return payments;
            }
        }
    }

    /// What the row keeps of it: the ledger knows more.
    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(
                row.getBoolean("attempt_failed"),
                row.getBoolean("ended"),
                false,
                Sums.of(
                        Columns.money(row, "captured", "captured_asset", "captured_decimals"),
                        Columns.money(row, "refunded", "refunded_asset", "refunded_decimals")));
    }

    public static void save(Connection c, Name name, Payment payment) throws SQLException {
        try (var update = c.prepareStatement(SAVE)) {
            update.setBoolean(1, payment.attemptFailed());
            update.setBoolean(2, payment.ended());
            Columns.bind(update, 3, payment.captured());
            Columns.bind(update, 6, payment.refunded());
            update.setString(9, payment.state().name());
            update.setString(10, name.orderId());
            update.setString(11, name.paymentId());
            update.executeUpdate();
        }
    }

    /// Whose payment it is, where it is known.
    public static Optional<String> provider(Connection c, String orderId, String paymentId)
            throws SQLException {
        try (var select = c.prepareStatement(PROVIDER)) {
            select.setString(1, orderId);
            select.setString(2, paymentId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(Columns.text(row, "provider")) : Optional.empty();
            }
        }
    }
}
