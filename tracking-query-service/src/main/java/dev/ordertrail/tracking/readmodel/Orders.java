package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.project.NotificationDoc;
import dev.ordertrail.tracking.project.PaymentDoc;
import dev.ordertrail.tracking.project.ShippingDoc;
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
    static final String COLUMNS =
            """
            v.order_id, v.revision, v.order_doc, v.payment_doc, v.shipping_doc, v.notification_doc,
            (SELECT min(since) FROM parked_order p WHERE p.order_id = v.order_id)
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
        return tx.in(c -> {
            var table = Generation.hold(c).table();
            return new OrderPage(select(c, query.rows(table)), count(c, query.count(table)));
        });
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

    static OrderRow row(ResultSet row) throws SQLException {
        var order = Docs.order(row.getBytes(3));
        if (order == null) {
            throw new IllegalStateException("a placed order has no document");
        }
        var payment = Docs.payment(row.getBytes(4));
        var shipping = Docs.shipping(row.getBytes(5));
        var told = Docs.notification(row.getBytes(6));
        return new OrderRow(
                row.getString(1),
                row.getLong(2),
                order,
                payment == null ? PaymentDoc.NONE : payment,
                shipping == null ? ShippingDoc.NONE : shipping,
                told == null ? NotificationDoc.NONE : told,
                instant(row.getObject(7, OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
