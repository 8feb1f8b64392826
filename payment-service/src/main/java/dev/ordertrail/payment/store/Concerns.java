package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Concern;
import dev.ordertrail.payment.domain.Concern.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What somebody should look at.
public final class Concerns {
    private static final String SAY =
            """
            INSERT INTO concern AS known (shop, provider, kind, object, order_id, payment_id, said_open,
                reason, said_at, opened_at, worst, over_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (shop, provider, kind, object) DO UPDATE SET
                said_open = CASE WHEN later.yes THEN excluded.said_open ELSE known.said_open END,
                worst = greatest(known.worst, excluded.worst),
                over_at = greatest(known.over_at, excluded.over_at),
                reason = CASE WHEN later.yes THEN excluded.reason ELSE known.reason END,
                said_at = greatest(known.said_at, excluded.said_at),
                opened_at = least(known.opened_at, excluded.opened_at)
            """
                    .replace(
                            "later.yes",
                            "(excluded.said_at, NOT excluded.said_open) > (known.said_at, NOT known.said_open)");
    private static final String OVER =
            """
            UPDATE concern SET said_open = false, said_at = greatest(said_at, moment.at),
                over_at = greatest(over_at, said_at, moment.at)
            FROM (SELECT ?::timestamptz AS at) moment
            WHERE shop = ? AND provider = ? AND kind = ? AND object = ? AND said_open
            """;
    private static final String OF =
            "SELECT * FROM concern WHERE order_id = ? ORDER BY opened_at, kind, object";
    private static final String OPEN =
            """
            SELECT * FROM concern WHERE open AND (?::text IS NULL OR shop = ?) AND position > ?
            ORDER BY position LIMIT ?
            """;

    private static final String FIND = "SELECT * FROM concern WHERE position = ? FOR UPDATE";
    private static final String CLOSE =
            """
            UPDATE concern SET closed_by = ?, closed_at = ?, closed_note = ?,
                closed_worst = worst, closed_said_at = said_at
            WHERE position = ?
            """;

    private Concerns() {}

    /// A concern in its place in the list of all.
    public record Listed(long position, String shop, Concern concern) {}

    /// Takes the latest word; an older one changes nothing but when it was first said, and how bad
    /// it was.
    public static void say(Connection c, String shop, Concern concern) throws SQLException {
        try (var upsert = c.prepareStatement(SAY)) {
            upsert.setString(1, shop);
            upsert.setString(2, concern.provider());
            upsert.setString(3, concern.kind());
            upsert.setString(4, concern.object());
            upsert.setString(5, concern.orderId());
            upsert.setString(6, concern.paymentId());
            upsert.setBoolean(7, concern.open());
            upsert.setString(8, concern.reason());
            upsert.setObject(9, Columns.time(concern.at()));
            upsert.setObject(10, Columns.time(concern.openedAt()));
            upsert.setInt(11, concern.open() ? concern.gravity() : 0);
            upsert.setObject(12, concern.open() ? null : Columns.time(concern.at()));
            upsert.executeUpdate();
        }
    }

    /// Nobody has to look at it any more; nothing happens to what was never said.
    public static void over(
            Connection c, String shop, String provider, String kind, String object, Instant at)
            throws SQLException {
        try (var update = c.prepareStatement(OVER)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, shop);
            update.setString(3, provider);
            update.setString(4, kind);
            update.setString(5, object);
            update.executeUpdate();
        }
    }

    /// A concern, and nobody else's to change until the transaction ends.
    public static Optional<Listed> lock(Connection c, long position) throws SQLException {
        try (var select = c.prepareStatement(FIND)) {
            select.setLong(1, position);
            return read(select).stream().findFirst();
        }
    }

    /// Notes that nothing more is to be done about a concern as it stands.
    public static void close(Connection c, long position, Decision decision) throws SQLException {
        try (var update = c.prepareStatement(CLOSE)) {
            update.setString(1, decision.by());
            update.setObject(2, Columns.time(decision.at()));
            update.setString(3, decision.note());
            update.setLong(4, position);
            update.executeUpdate();
        }
    }

    /// Everything about an order, open or not.
    public static List<Concern> of(Connection c, String orderId) throws SQLException {
        try (var select = c.prepareStatement(OF)) {
            select.setString(1, orderId);
            return read(select).stream().map(Listed::concern).toList();
        }
    }

    /// Open concerns after a position, oldest first.
    ///
    /// @param shop the shop to stay in; null for all
    public static List<Listed> open(Connection c, @Nullable String shop, long position, int limit)
            throws SQLException {
        try (var select = c.prepareStatement(OPEN)) {
            select.setString(1, shop);
            select.setString(2, shop);
            select.setLong(3, position);
            select.setInt(4, limit);
            return read(select);
        }
    }

    private static List<Listed> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            var found = new ArrayList<Listed>();
            while (row.next()) {
                var concern =
                        new Concern(
                                Columns.text(row, "provider"),
                                Columns.text(row, "kind"),
                                Columns.text(row, "object"),
                                row.getString("order_id"),
                                row.getString("payment_id"),
                                row.getBoolean("open"),
                                row.getString("reason"),
                                Columns.time(row, "said_at"),
                                Columns.time(row, "opened_at"),
                                decision(row));
                found.add(new Listed(row.getLong("position"), Columns.text(row, "shop"), concern));
            }
            return found;
        }
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        var by = row.getString("closed_by");
        return by == null
                ? null
                : new Decision(
                        by, Columns.time(row, "closed_at"), Columns.text(row, "closed_note"));
    }
}
