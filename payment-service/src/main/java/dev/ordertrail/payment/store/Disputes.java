package dev.ordertrail.payment.store;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.domain.Dispute;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The disputes of payments.
public final class Disputes {
    private static final String OF_PAYMENT =
            "SELECT * FROM dispute WHERE order_id = ? AND payment_id = ? ORDER BY dispute_id";
    private static final String OF_ORDER =
            "SELECT * FROM dispute WHERE order_id = ? ORDER BY opened_at, payment_id, dispute_id";
    private static final String SAVE =
            """
            INSERT INTO dispute (order_id, payment_id, dispute_id, state, status, said_at, reason,
                due_by, opened_at, amount, asset, decimals)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (order_id, payment_id, dispute_id) DO UPDATE SET
                state = excluded.state, status = excluded.status, said_at = excluded.said_at,
                reason = excluded.reason, due_by = excluded.due_by, opened_at = excluded.opened_at,
                amount = excluded.amount, asset = excluded.asset, decimals = excluded.decimals
            """;

    private Disputes() {}

    /// A dispute with the payment it is about.
    public record Of(String paymentId, Dispute dispute) {}

    public static List<Dispute> of(Connection c, Payments.Name name) throws SQLException {
        try (var select = c.prepareStatement(OF_PAYMENT)) {
            select.setString(1, name.orderId());
            select.setString(2, name.paymentId());
            return read(select).stream().map(Of::dispute).toList();
        }
    }

    /// The disputes of all payments of an order, the first one first.
    public static List<Of> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF_ORDER)) {
            select.setString(1, orderId);
            return read(select);
        }
    }

    public static Optional<Dispute> find(Connection c, Payments.Name name, String disputeId)
            throws SQLException {
        return of(c, name).stream().filter(d -> d.id().equals(disputeId)).findFirst();
    }

    public static void save(Connection c, Payments.Name name, Dispute dispute) throws SQLException {
        var details = dispute.details();
        try (var upsert = c.prepareStatement(SAVE)) {
            upsert.setString(1, name.orderId());
            upsert.setString(2, name.paymentId());
            upsert.setString(3, dispute.id());
            upsert.setString(4, dispute.state().name());
            upsert.setString(5, dispute.status());
            upsert.setObject(6, Columns.time(dispute.at()));
            upsert.setString(7, details.reason());
            upsert.setObject(8, details.dueBy() == null ? null : Columns.time(details.dueBy()));
            upsert.setObject(9, Columns.time(details.openedAt()));
            Columns.bind(upsert, 10, details.amount());
            upsert.executeUpdate();
        }
    }

    private static List<Of> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            var disputes = new ArrayList<Of>();
            while (row.next()) {
                disputes.add(new Of(Columns.text(row, "payment_id"), dispute(row)));
            }
            return disputes;
        }
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        var said = Columns.time(row, "said_at");
        var opened = Columns.timeOrNull(row, "opened_at");
        return new Dispute(
                Columns.text(row, "dispute_id"),
                DisputeState.valueOf(Columns.text(row, "state")),
                Columns.text(row, "status"),
                said,
                new Dispute.Details(
                        row.getString("reason"),
                        Columns.money(row, "amount", "asset", "decimals"),
                        Columns.timeOrNull(row, "due_by"),
                        opened == null ? said : opened));
    }
}
