package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where orders stand, and what the statuses of their workflows mean.
public final class Standings {
    /// Whether a status is known to close nothing: then nobody needs to come back for it (see
    /// [OpenWays]).
    private static final String CLOSES_NOTHING =
            """
            EXISTS (
                SELECT FROM workflow_phase w
                WHERE w.workflow = s.workflow AND w.status = %s AND w.phase NOT IN %s)
            """;

    private static final String ADD =
            """
            INSERT INTO standing (order_id, shop, buyer, workflow, status, entered_at, settled)
            SELECT s.*, %s
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                AS s (order_id, shop, buyer, workflow, status, entered_at)
            ON CONFLICT (order_id) DO NOTHING
            """
                    .formatted(CLOSES_NOTHING.formatted("s.status", OpenWays.CLOSING_PHASES));
    private static final String MOVE =
            """
            UPDATE standing s SET status = ?, entered_at = ?, history = ?, settled = %s
            WHERE order_id = ? AND status <> ?
            """
                    .formatted(CLOSES_NOTHING.formatted("?", OpenWays.CLOSING_PHASES));
    private static final String LEARN =
            """
            INSERT INTO workflow_phase (workflow, status, phase) VALUES (?, ?, ?)
            ON CONFLICT (workflow, status) DO UPDATE SET phase = excluded.phase
            """;
    private static final String FIND = "SELECT * FROM standing WHERE order_id = ? FOR SHARE";
    private static final String PHASE =
            "SELECT phase FROM workflow_phase WHERE workflow = ? AND status = ?";

    private Standings() {}

    /// Adds those that are not known yet.
    ///
    /// @param placed in order-id order
    public static void add(Connection c, List<Standing> placed) throws SQLException {
        if (placed.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(ADD)) {
            Columns.array(insert, 1, "text", placed, Standing::orderId);
            Columns.array(insert, 2, "text", placed, Standing::shop);
            Columns.array(insert, 3, "text", placed, Standing::buyer);
            Columns.array(insert, 4, "text", placed, Standing::workflow);
            Columns.array(insert, 5, "text", placed, Standing::status);
            Columns.array(insert, 6, "text", placed, s -> s.enteredAt().toString());
            insert.executeUpdate();
        }
    }

    /// The status that an order has entered.
    ///
    /// @param history whether it did so before this service first looked
    public record Move(String orderId, String status, Instant at, boolean history) {}

    /// Notes where orders have gone.
    ///
    /// @param moves one for each order, in order-id order
    public static void move(Connection c, List<Move> moves) throws SQLException {
        if (moves.isEmpty()) {
            return;
        }
        try (var update = c.prepareStatement(MOVE)) {
            for (var move : moves) {
                update.setString(1, move.status());
                update.setObject(2, Columns.time(move.at()));
                update.setBoolean(3, move.history());
                update.setString(4, move.status());
                update.setString(5, move.orderId());
                update.setString(6, move.status());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /// Notes what the statuses of a workflow mean.
    ///
    /// @param phases by status, as contracts name them
    public static void learn(Connection c, String workflow, Map<String, String> phases)
            throws SQLException {
        try (var insert = c.prepareStatement(LEARN)) {
            for (var phase : phases.entrySet()) {
                insert.setString(1, workflow);
                insert.setString(2, phase.getKey());
                insert.setString(3, phase.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Where an order stands; it does not move until the transaction ends.
    public static Optional<Standing> hold(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(FIND)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Standing(
                                        orderId,
                                        Columns.text(row, "shop"),
                                        row.getString("buyer"),
                                        Columns.text(row, "workflow"),
                                        Columns.text(row, "status"),
                                        Columns.time(row, "entered_at")))
                        : Optional.empty();
            }
        }
    }

    /// The phase of a status; empty while its workflow is not known here.
    public static Optional<String> phase(Connection c, Standing standing) throws SQLException {
        try (var select = c.prepareStatement(PHASE)) {
            select.setString(1, standing.workflow());
            select.setString(2, standing.status());
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(Columns.text(row, "phase")) : Optional.empty();
            }
        }
    }
}
