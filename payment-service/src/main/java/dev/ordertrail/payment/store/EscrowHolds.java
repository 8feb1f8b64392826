package dev.ordertrail.payment.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What orders say that keeps their money in escrow, or lets it go.
public final class EscrowHolds {
    private static final String OPEN =
            """
            INSERT INTO escrow_hold (order_id, anomaly_id, kind) VALUES (?, ?, ?)
            ON CONFLICT (order_id, anomaly_id) DO NOTHING
            """;
    private static final String CLOSE =
            "DELETE FROM escrow_hold WHERE order_id = ? AND anomaly_id = ?";
    private static final String ANY = "SELECT 1 FROM escrow_hold WHERE order_id = ? LIMIT 1";
    private static final String PROGRESS =
            """
            SELECT w.phase, s.history, s.entered_at
            FROM standing s LEFT JOIN workflow_phase w USING (workflow, status)
            WHERE s.order_id = ?
            """;

    private EscrowHolds() {}

    /// How far an order is.
    ///
    /// @param phase null while its workflow is not known here
    /// @param history whether it got there before this service looked
    public record Progress(@Nullable String phase, boolean history, Instant since) {}

    public static void open(Connection c, String orderId, String anomalyId, String kind)
            throws SQLException {
        try (var insert = c.prepareStatement(OPEN)) {
            insert.setString(1, orderId);
            insert.setString(2, anomalyId);
            insert.setString(3, kind);
            insert.executeUpdate();
        }
    }

    public static void close(Connection c, String orderId, String anomalyId) throws SQLException {
        try (var delete = c.prepareStatement(CLOSE)) {
            delete.setString(1, orderId);
            delete.setString(2, anomalyId);
            delete.executeUpdate();
        }
    }

    /// Whether something is open that keeps the money where it is.
    public static boolean any(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(ANY)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    public static Optional<Progress> progress(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(PROGRESS)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Progress(
                                        row.getString("phase"),
                                        row.getBoolean("history"),
                                        Columns.time(row, "entered_at")))
                        : Optional.empty();
            }
        }
    }
}
