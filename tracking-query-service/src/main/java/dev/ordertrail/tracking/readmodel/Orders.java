package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Orders by id or number, and pages of them. A row whose order has not come yet is not there for
/// readers.
@Singleton
public class Orders {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:~-]{1,100}");
    static final int WIDTH = 12;
    static final String COLUMNS =
            """
            v.order_id, v.revision, v.order_version, v.shop, v.number, v.buyer_id, v.seller_id,
            (SELECT min(since) FROM parked_order p WHERE p.order_id = v.order_id),
            v.order_doc, v.payment_doc, v.shipping_doc, v.notification_doc
            """;
    private static final String BY_ID =
            "SELECT " + COLUMNS + " FROM order_view v WHERE v.order_id = ? AND v.order_version > 0";
    private static final String BY_NUMBER =
            "SELECT "
                    + COLUMNS
                    + " FROM order_view v WHERE v.number = ? AND v.order_version > 0 ORDER BY v.order_id LIMIT 1";
    private static final String NEAR =
            """
            SELECT number FROM order_view v WHERE v.shop = ? AND v.number >= ? AND v.number < ? AND v.order_version > 0
            ORDER BY v.number LIMIT 5
            """;

    private final Tx tx;

    @Inject
    Orders(Tx tx) {
        this.tx = tx;
    }

    /// The order with this id, else with this number; empty for anything that can be neither.
    public Optional<OrderRow> find(String idOrNumber) {
        if (!NAME.matcher(idOrNumber).matches()) {
            return Optional.empty();
        }
        return tx.read(c -> {
            var byId = one(c, BY_ID, idOrNumber);
            return byId.isPresent() ? byId : one(c, BY_NUMBER, idOrNumber);
        });
    }

    /// The order with this number; empty for anything that can be none.
    public Optional<OrderRow> byNumber(String number) {
        return NAME.matcher(number).matches()
                ? tx.read(c -> one(c, BY_NUMBER, number))
                : Optional.empty();
    }

    /// The order with this id.
    public Optional<OrderRow> byId(String id) {
        return NAME.matcher(id).matches() ? tx.read(c -> one(c, BY_ID, id)) : Optional.empty();
    }

    /// A page of a person's or shop's orders.
    public OrderPage page(OrderQuery query) {
        return tx.in(c ->
                Generation.read(
                        c,
                        active ->
                                new OrderPage(
                                        select(c, query.rows(active.table())),
                                        count(c, query.count(active.table())))));
    }

    /// Numbers of a shop that begin as this one does, for staff who mistyped.
    public List<String> near(String shop, String number) {
        if (number.length() < 4 || !NAME.matcher(number).matches()) {
            return List.of();
        }
        var from = number.substring(0, number.length() - 1);
        return tx.read(c -> {
            try (var select = c.prepareStatement(NEAR)) {
                select.setString(1, shop);
                select.setString(2, from);
                select.setString(3, from + "~");
                var numbers = new ArrayList<String>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getString(1));
                    }
                }
                return numbers;
            }
        });
    }

    /// How far a person's stream of changes has come.
    public long position(String person) {
        return tx.read(c -> PersonStreams.position(c, person));
    }

    /// Orders of a person that changed after this position.
    public List<PersonStreams.Change> changedSince(String person, long position, int atMost) {
        return tx.read(c -> PersonStreams.since(c, person, position, atMost));
    }

    /// All rows as one word.
    public Shadow.Hash hash() {
        return tx.in(Shadow::hash);
    }

    private static Optional<OrderRow> one(Connection c, String sql, String key)
            throws SQLException {
        try (var select = c.prepareStatement(sql)) {
            select.setString(1, key);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        }
    }

    private static List<OrderRow> select(Connection c, OrderQuery.Sql sql) throws SQLException {
        var found = new ArrayList<OrderRow>();
        try (var select = bound(c, sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(row(rows));
            }
        }
        return found;
    }

    private static long count(Connection c, OrderQuery.Sql sql) throws SQLException {
        try (var select = bound(c, sql);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static PreparedStatement bound(Connection c, OrderQuery.Sql sql) throws SQLException {
        var statement = c.prepareStatement(sql.text());
        for (var i = 0; i < sql.values().size(); i++) {
            statement.setObject(i + 1, sql.values().get(i));
        }
        return statement;
    }

    /// A row that begins with [#COLUMNS].
    static OrderRow row(ResultSet row) throws SQLException {
        return new OrderRow(
                new OrderRow.Head(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        instant(row.getObject(8, OffsetDateTime.class))),
                new OrderRow.Stored(
                        row.getBytes(9), row.getBytes(10), row.getBytes(11), row.getBytes(12)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
