package dev.ordertrail.notification.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everybody's feed. An entry's key is the id of its delivery: it is there once, however often it
/// is told.
@ApplicationScoped
public class Feed {
    private static final String ADD =
            """
            INSERT INTO feed_entry (id, shop, person, type, kind, title, message, order_id, order_number, happened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """;
    private static final String PAGE =
            """
            SELECT id, seq, type, kind, title, message, order_id, order_number, happened_at, created_at, read_at
            FROM feed_entry
            WHERE shop = ? AND person = ? AND seq < ? AND (NOT ? OR read_at IS NULL)
            ORDER BY seq DESC LIMIT ?
            """;
    private static final String UNREAD =
            "SELECT count(*) FROM feed_entry WHERE shop = ? AND person = ? AND read_at IS NULL";
    private static final String READ =
            """
            UPDATE feed_entry SET read_at = coalesce(read_at, clock_timestamp())
            WHERE id = ? AND shop = ? AND person = ?
            """;
    private static final String READ_ALL =
            """
            UPDATE feed_entry SET read_at = clock_timestamp()
            WHERE shop = ? AND person = ? AND read_at IS NULL
            """;

    /// Whose feed: a person within a shop.
    public record Owner(String shop, String person) {}

    /// What one entry says.
    public record Text(String type, String title, String message, String orderNumber) {}

    /// One entry as it is read.
    ///
    /// @param seq its place: newer is greater
    public record Entry(
            UUID id,
            long seq,
            String kind,
            Text text,
            String orderId,
            Instant happened,
            Instant created,
            @Nullable Instant read) {}

    public void add(Connection c, List<Addition> additions) throws SQLException {
        if (additions.isEmpty()) {
            return;
        }
        try (var insert = c.prepareStatement(ADD)) {
            for (var addition : additions) {
                var d = addition.delivery();
                insert.setObject(1, d.id());
                insert.setString(2, d.shop());
                insert.setString(3, d.recipient());
                insert.setString(4, addition.text().type());
                insert.setString(5, d.kind());
                insert.setString(6, addition.text().title());
                insert.setString(7, addition.text().message());
                insert.setString(8, d.orderId());
                insert.setString(9, addition.text().orderNumber());
                insert.setObject(10, OffsetDateTime.ofInstant(d.happened(), ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// An entry to add.
    public record Addition(Delivery delivery, Text text) {}

    /// One page, newest first.
    ///
    /// @param below only entries below this place; [Long#MAX_VALUE] for the first page
    public List<Entry> page(Connection c, Owner owner, long below, boolean unreadOnly, int limit)
            throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = c.prepareStatement(PAGE)) {
            select.setString(1, owner.shop());
            select.setString(2, owner.person());
            select.setLong(3, below);
            select.setBoolean(4, unreadOnly);
            select.setInt(5, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    public long unread(Connection c, Owner owner) throws SQLException {
        try (var select = c.prepareStatement(UNREAD)) {
            select.setString(1, owner.shop());
            select.setString(2, owner.person());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Marks one entry as read.
    ///
    /// @return false when the person has no such entry
    public boolean markRead(Connection c, Owner owner, UUID id) throws SQLException {
        try (var update = c.prepareStatement(READ)) {
            update.setObject(1, id);
            update.setString(2, owner.shop());
            update.setString(3, owner.person());
            return update.executeUpdate() == 1;
        }
    }

    /// Marks everything as read.
    ///
    /// @return how many were unread
    public int markAllRead(Connection c, Owner owner) throws SQLException {
        try (var update = c.prepareStatement(READ_ALL)) {
            update.setString(1, owner.shop());
            update.setString(2, owner.person());
            return update.executeUpdate();
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new Entry(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getString("kind"),
                new Text(
                        row.getString("type"),
                        row.getString("title"),
                        row.getString("message"),
                        row.getString("order_number")),
                row.getString("order_id"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                read == null ? null : read.toInstant());
    }
}
