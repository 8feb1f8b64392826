package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.RefundTask;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money that somebody has to send back.
public final class RefundTasks {
    private static final String OPEN =
            """
            INSERT INTO refund_task
                (refund_id, order_id, shop, payment_id, provider, cause, requested_at, amount, asset, decimals, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (refund_id) DO NOTHING
            """;
    private static final String LIST =
            """
            SELECT t.*, e.number FROM refund_task t LEFT JOIN expectation e USING (order_id)
            WHERE (?::text IS NULL OR t.shop = ?) AND t.position > ? AND t.state = 'open' ORDER BY t.position LIMIT ?
            """;

    private static final String MOVE =
            "UPDATE refund_task SET state = ?, why = ? WHERE refund_id = ? AND state <> ?";
    private static final String DONE =
            "UPDATE refund_task SET state = 'done', object = ?, why = ? WHERE refund_id = ? AND state <> 'done'";
    private static final String REOPEN =
            """
            UPDATE refund_task SET state = 'open', why = ?
            WHERE order_id = ? AND object = ? AND state = 'done'
            RETURNING *, NULL AS number
            """;
    private static final String DONE_BY =
            "SELECT 1 FROM refund_task WHERE order_id = ? AND object = ? LIMIT 1";
    private static final String ARRIVED =
            """
            UPDATE refund_task SET why = NULL
            WHERE order_id = ? AND object = ? AND state = 'done' AND why = 'pending'
            """;
    private static final String FIND =
            "SELECT *, NULL AS number FROM refund_task WHERE refund_id = ?";

    private RefundTasks() {}

    /// Who has to do it.
    public enum State {
        /// Somebody of the shop.
        OPEN,
        /// We ourselves, at the provider.
        CALLING,
        /// Nobody: it is done.
        DONE,
        /// Nobody: there is nothing left that could go back.
        VOID;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A task as it stands.
    ///
    /// @param position grows with every task
    /// @param number the order's number, where the order is known
    public record Listed(
            long position,
            RefundTask task,
            String provider,
            String state,
            @Nullable String number,
            @Nullable String why) {}

    /// Opens a task once.
    ///
    /// @return whether it is new
    public static boolean open(Connection c, RefundTask task, String provider, State state)
            throws SQLException {
        try (var insert = c.prepareStatement(OPEN)) {
            insert.setString(1, task.refundId());
            insert.setString(2, task.orderId());
            insert.setString(3, task.shop());
            insert.setString(4, task.paymentId());
            insert.setString(5, provider);
            insert.setString(6, task.cause());
            insert.setObject(7, Columns.time(task.requestedAt()));
            Columns.bind(insert, 8, task.amount());
            insert.setString(11, state.column());
            return insert.executeUpdate() == 1;
        }
    }

    /// Gives the task to somebody else.
    ///
    /// @param why in the provider's word or ours
    /// @return whether it was not theirs already
    public static boolean move(Connection c, String refundId, State state, @Nullable String why)
            throws SQLException {
        try (var update = c.prepareStatement(MOVE)) {
            update.setString(1, state.column());
            update.setString(2, why);
            update.setString(3, refundId);
            update.setString(4, state.column());
            return update.executeUpdate() == 1;
        }
    }

    /// It is done, by this refund of the provider's.
    public static void done(
            Connection c, String refundId, @Nullable String object, @Nullable String why)
            throws SQLException {
        try (var update = c.prepareStatement(DONE)) {
            update.setString(1, object);
            update.setString(2, why);
            update.setString(3, refundId);
            update.executeUpdate();
        }
    }

    /// Gives the task that was done by a refund back to somebody.
    ///
    /// @return the task; empty when none was done by it
    public static Optional<Listed> reopen(Connection c, String orderId, String object, String why)
            throws SQLException {
        try (var update = c.prepareStatement(REOPEN)) {
            update.setString(1, why);
            update.setString(2, orderId);
            update.setString(3, object);
            try (var row = update.executeQuery()) {
                return row.next() ? Optional.of(listed(row)) : Optional.empty();
            }
        }
    }

    /// A refund of which it was only known that it is on its way has reached the buyer.
    public static void arrived(Connection c, String orderId, String object) throws SQLException {
        try (var update = c.prepareStatement(ARRIVED)) {
            update.setString(1, orderId);
            update.setString(2, object);
            update.executeUpdate();
        }
    }

    /// Whether a task of the order was done by this refund, even where it failed since.
    public static boolean isDoneBy(Connection c, String orderId, String object)
            throws SQLException {
        try (var select = c.prepareStatement(DONE_BY)) {
            select.setString(1, orderId);
            select.setString(2, object);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    public static Optional<RefundTask> find(Connection c, String refundId) throws SQLException {
        return listed(c, refundId).map(Listed::task);
    }

    /// The task with its state; the order's number is left out.
    public static Optional<Listed> listed(Connection c, String refundId) throws SQLException {
        try (var select = c.prepareStatement(FIND)) {
            select.setString(1, refundId);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(listed(row)) : Optional.empty();
            }
        }
    }

    /// The tasks that wait for somebody, after a position, oldest first.
    ///
    /// @param shop the shop to stay in; null for all
    public static List<Listed> after(Connection c, @Nullable String shop, long position, int limit)
            throws SQLException {
        try (var select = c.prepareStatement(LIST)) {
            select.setString(1, shop);
            select.setString(2, shop);
            select.setLong(3, position);
            select.setInt(4, limit);
            var tasks = new ArrayList<Listed>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    tasks.add(listed(row));
                }
            }
            return tasks;
        }
    }

    private static RefundTask task(ResultSet row) throws SQLException {
        return new RefundTask(
                Columns.text(row, "refund_id"),
                Columns.text(row, "order_id"),
                Columns.text(row, "shop"),
                row.getString("payment_id"),
                Objects.requireNonNull(Columns.money(row, "amount", "asset", "decimals")),
                Columns.text(row, "cause"),
                Columns.time(row, "requested_at"));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getLong("position"),
                task(row),
                Columns.text(row, "provider"),
                Columns.text(row, "state"),
                row.getString("number"),
                row.getString("why"));
    }
}
