package dev.ordertrail.payment.store;

import dev.ordertrail.payment.store.Payments.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which escrows have to be looked at, and when.
public final class EscrowWatches {
    private static final String FOLLOW =
            """
            INSERT INTO escrow_watch AS known (order_id, payment_id, provider, expires_at, look_at)
            VALUES (?, ?, ?, ?, clock_timestamp())
            ON CONFLICT (order_id, payment_id) DO UPDATE SET
                expires_at = greatest(known.expires_at, excluded.expires_at),
                look_at = excluded.look_at, turn = known.turn + 1
            """;
    private static final String TOUCH =
            """
            UPDATE escrow_watch SET look_at = clock_timestamp(), turn = turn + 1
            WHERE order_id = ANY (?)
            """;
    private static final String DUE =
            """
            SELECT * FROM escrow_watch WHERE look_at <= clock_timestamp() ORDER BY look_at LIMIT ?
            """;
    private static final String FIND =
            "SELECT * FROM escrow_watch WHERE order_id = ? AND payment_id = ?";
    private static final String LOOKED =
            """
            UPDATE escrow_watch SET look_at = ?
            WHERE order_id = ? AND payment_id = ? AND turn = ?
            """;
    private static final String LATER =
            "UPDATE escrow_watch SET look_at = ? WHERE order_id = ? AND payment_id = ?";

    private EscrowWatches() {}

    /// An escrow.
    ///
    /// @param expiresAt from when on the money may fall back to the buyer; the latest that was said
    /// @param turn grows with everything that happens to it
    public record Watch(Name name, @Nullable Instant expiresAt, long turn) {}

    /// Something was said about an escrow.
    public static void follow(Connection c, Name name, @Nullable Instant expiresAt)
            throws SQLException {
        try (var upsert = c.prepareStatement(FOLLOW)) {
            upsert.setString(1, name.orderId());
            upsert.setString(2, name.paymentId());
            upsert.setString(3, name.provider());
            upsert.setObject(4, expiresAt == null ? null : Columns.time(expiresAt));
            upsert.executeUpdate();
        }
    }

    /// Something happened to orders that may change what is to become of their escrows.
    public static void touch(Connection c, Collection<String> orderIds) throws SQLException {
        if (orderIds.isEmpty()) {
            return;
        }
        try (var update = c.prepareStatement(TOUCH)) {
            update.setArray(1, c.createArrayOf("text", orderIds.toArray()));
            update.executeUpdate();
        }
    }

    /// What is to be looked at now.
    public static List<Name> due(Connection c, int limit) throws SQLException {
        try (var select = c.prepareStatement(DUE)) {
            select.setInt(1, limit);
            try (var row = select.executeQuery()) {
                var due = new ArrayList<Name>();
                while (row.next()) {
                    due.add(
                            new Name(
                                    Columns.text(row, "order_id"),
                                    Columns.text(row, "payment_id"),
                                    Columns.text(row, "provider")));
                }
                return due;
            }
        }
    }

    public static Optional<Watch> find(Connection c, Name name) throws SQLException {
        try (var select = c.prepareStatement(FIND)) {
            select.setString(1, name.orderId());
            select.setString(2, name.paymentId());
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Watch(
                                        name,
                                        Columns.timeOrNull(row, "expires_at"),
                                        row.getLong("turn")))
                        : Optional.empty();
            }
        }
    }

    /// Looks again then.
    public static void later(Connection c, Name name, Instant at) throws SQLException {
        try (var update = c.prepareStatement(LATER)) {
            update.setObject(1, Columns.time(at));
            update.setString(2, name.orderId());
            update.setString(3, name.paymentId());
            update.executeUpdate();
        }
    }

    /// It was looked at; whatever happened meanwhile is looked at again.
    ///
    /// @param next when to look again; null: when something happens
    public static void looked(Connection c, Watch watch, @Nullable Instant next)
            throws SQLException {
        try (var update = c.prepareStatement(LOOKED)) {
            update.setObject(1, next == null ? null : Columns.time(next));
            update.setString(2, watch.name().orderId());
            update.setString(3, watch.name().paymentId());
            update.setLong(4, watch.turn());
            update.executeUpdate();
        }
    }
}
