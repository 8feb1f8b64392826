package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Concern;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody should look at.
public final class Concerns {
    private static final String SAY =
            """
            INSERT INTO concern AS known (shop, provider, kind, object, order_id, payment_id, open,
                reason, said_at, opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (shop, provider, kind, object) DO UPDATE SET
                open = CASE WHEN later.yes THEN excluded.open ELSE known.open END,
                reason = CASE WHEN later.yes THEN excluded.reason ELSE known.reason END,
                said_at = greatest(known.said_at, excluded.said_at),
                opened_at = least(known.opened_at, excluded.opened_at)
            """
                    .replace(
                            "later.yes",
                            "(excluded.said_at, NOT excluded.open) > (known.said_at, NOT known.open)");
    private static final String CLOSE =
            """
            UPDATE concern SET open = false, said_at = greatest(said_at, ?)
            WHERE shop = ? AND provider = ? AND kind = ? AND object = ? AND open
            """;
    private static final String OF =
            "SELECT * FROM concern WHERE order_id = ? ORDER BY opened_at, kind, object";
    private static final String OPEN =
            """
            SELECT * FROM concern WHERE open AND (?::text IS NULL OR shop = ?) AND position > ?
            ORDER BY position LIMIT ?
            """;

    private Concerns() {}

    /// A concern in its place in the list of all.
    public record Listed(long position, String shop, Concern concern) {}

    /// Takes the latest word; an older one changes nothing but when it was first said.
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
            upsert.executeUpdate();
        }
    }

    /// Nobody has to look at it any more; nothing happens to what was never said.
    public static void close(
            Connection c, String shop, String provider, String kind, String object, Instant at)
            throws SQLException {
        try (var update = c.prepareStatement(CLOSE)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, shop);
            update.setString(3, provider);
            update.setString(4, kind);
            update.setString(5, object);
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
                                Columns.time(row, "opened_at"));
                found.add(new Listed(row.getLong("position"), Columns.text(row, "shop"), concern));
            }
            return found;
        }
    }
}
