package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.Checkout;
import dev.ordertrail.payment.domain.Checkout.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ways to pay that buyers were given.
public final class Checkouts {
    private static final String START =
            """
            INSERT INTO checkout (checkout_id, order_id, shop, provider, amount, asset, decimals, state, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'sent', ?)
            ON CONFLICT (checkout_id) DO UPDATE SET state = 'sent', amount = excluded.amount, asked_at = excluded.asked_at,
                changed_at = clock_timestamp()
            """;
    private static final String LIVE =
            "SELECT * FROM checkout WHERE order_id = ? AND state <> 'over'";
    private static final String BY_ID = "SELECT * FROM checkout WHERE checkout_id = ? FOR UPDATE";
    private static final String SAVE =
            """
            UPDATE checkout SET state = ?, object_id = coalesce(?, object_id),
                payment_id = coalesce(?, payment_id), url = coalesce(?, url),
                expires_at = coalesce(?, expires_at), changed_at = clock_timestamp()
            WHERE checkout_id = ?
            """;
    private static final String UNSURE =
            """
            SELECT * FROM checkout
            WHERE state = 'unknown' OR state = 'sent' AND changed_at < ?
            ORDER BY asked_at LIMIT ?
            """;
    private static final String OPEN =
            "SELECT * FROM checkout WHERE state = 'open' AND asked_at > ? ORDER BY asked_at LIMIT ?";

    private static final String ENDED =
            """
            UPDATE checkout k SET state = 'over', changed_at = clock_timestamp()
            FROM payment p
            WHERE k.order_id = ? AND k.state = 'open' AND p.order_id = k.order_id
                AND p.payment_id IN (k.object_id, k.payment_id) AND p.ended
            """;
    private static final String OVER =
            """
            UPDATE checkout SET state = 'over', changed_at = clock_timestamp()
            WHERE order_id = ? AND object_id = ? AND state <> 'over'
            """;

    private Checkouts() {}

    /// States that it is asked for from now on.
    public static void start(Connection c, Checkout checkout) throws SQLException {
        try (var insert = c.prepareStatement(START)) {
            insert.setString(1, checkout.checkoutId());
            insert.setString(2, checkout.orderId());
            insert.setString(3, checkout.shop());
            insert.setString(4, checkout.provider());
            Columns.bind(insert, 5, checkout.amount());
            insert.setObject(8, Columns.time(checkout.askedAt()));
            insert.executeUpdate();
        }
    }

    /// The one of an order that may still be paid.
    public static Optional<Checkout> live(Connection c, String orderId) throws SQLException {
        try (var update = c.prepareStatement(ENDED)) {
            update.setString(1, orderId);
            update.executeUpdate();
        }
        try (var select = c.prepareStatement(LIVE)) {
            select.setString(1, orderId);
            return first(select.executeQuery());
        }
    }

    /// One, which nobody else changes until the transaction ends.
    public static Optional<Checkout> lock(Connection c, String checkoutId) throws SQLException {
        try (var select = c.prepareStatement(BY_ID)) {
            select.setString(1, checkoutId);
            return first(select.executeQuery());
        }
    }

    /// What is known of it now.
    public record News(
            State state,
            @Nullable String objectId,
            @Nullable String paymentId,
            @Nullable String url,
            @Nullable Instant expiresAt) {

        public static News only(State state) {
            return new News(state, null, null, null, null);
        }
    }

    public static void save(Connection c, String checkoutId, News news) throws SQLException {
        var expires = news.expiresAt();
        try (var update = c.prepareStatement(SAVE)) {
            update.setString(1, news.state().name().toLowerCase(Locale.ROOT));
            update.setString(2, news.objectId());
            update.setString(3, news.paymentId());
            update.setString(4, news.url());
            update.setObject(5, expires == null ? null : Columns.time(expires));
            update.setString(6, checkoutId);
            update.executeUpdate();
        }
    }

    /// Nothing more is paid by this object.
    public static void over(Connection c, String orderId, String objectId) throws SQLException {
        try (var update = c.prepareStatement(OVER)) {
            update.setString(1, orderId);
            update.setString(2, objectId);
            update.executeUpdate();
        }
    }

    /// Those of which nobody knows whether they came to be.
    ///
    /// @param before whoever was at it then is no longer
    public static List<Checkout> unsure(Connection c, Instant before, int limit)
            throws SQLException {
        return list(c, UNSURE, before, limit);
    }

    /// Those that can be paid, as far as we know.
    public static List<Checkout> open(Connection c, Instant since, int limit) throws SQLException {
        return list(c, OPEN, since, limit);
    }

    private static List<Checkout> list(Connection c, String sql, Instant at, int limit)
            throws SQLException {
        try (var select = c.prepareStatement(sql)) {
            select.setObject(1, Columns.time(at));
            select.setInt(2, limit);
            var all = new ArrayList<Checkout>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    all.add(checkout(row));
                }
            }
            return all;
        }
    }

    private static Optional<Checkout> first(ResultSet row) throws SQLException {
        try (row) {
            return row.next() ? Optional.of(checkout(row)) : Optional.empty();
        }
    }

    private static Checkout checkout(ResultSet row) throws SQLException {
        var expires = row.getObject("expires_at", OffsetDateTime.class);
        return new Checkout(
                Columns.text(row, "checkout_id"),
                Columns.text(row, "order_id"),
                Columns.text(row, "shop"),
                Columns.text(row, "provider"),
                Objects.requireNonNull(Columns.money(row, "amount", "asset", "decimals")),
                State.valueOf(Columns.text(row, "state").toUpperCase(Locale.ROOT)),
                row.getString("object_id"),
                row.getString("url"),
                expires == null ? null : expires.toInstant(),
                Columns.time(row, "asked_at"));
    }
}
