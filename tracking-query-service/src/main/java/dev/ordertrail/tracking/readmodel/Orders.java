package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Orders by id or number, and pages of them. A row whose order has not come yet is not there for
/// readers.
@Singleton
public class Orders {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:~-]{1,100}");

    /// An id as order-service makes them, which is no number.
    private static final Pattern ID = Pattern.compile("order_[0-9a-z]{26}");

    private static final String BY_ID = "v.order_id = ?";
    private static final String BY_NUMBER = "v.number = ? ORDER BY v.order_id LIMIT 1";

    private static final String NEAR =
            """
            SELECT number FROM order_view v WHERE v.shop = ? AND v.number >= ? AND v.number < ? AND v.order_version > 0
            ORDER BY v.number LIMIT 5
            """;

    private final Tx tx;

    private final Lookup<OrderHead> headById = heads(BY_ID);
    private final Lookup<OrderHead> headByNumber = heads(BY_NUMBER);
    private final Lookup<OrderRow> rowById =
            new Lookup<>(OrderRow.COLUMNS, OrderRow.WIDTH, BY_ID, OrderRow::of);

    @Inject
    Orders(Tx tx) {
        this.tx = tx;
    }

    private static Lookup<OrderHead> heads(String which) {
        return new Lookup<>(OrderHead.COLUMNS, OrderHead.WIDTH, which, OrderHead::of);
    }

    /// Whether this is an id, and so neither a number nor a reference.
    public static boolean isId(String name) {
        return ID.matcher(name).matches();
    }

    /// The order with this id, else with this number; empty for anything that can be neither.
    public Optional<OrderHead> find(String idOrNumber) {
        if (!NAME.matcher(idOrNumber).matches()) {
            return Optional.empty();
        }
        return tx.read(c -> {
            var byId = headById.find(c, idOrNumber);
            return byId.isPresent() || isId(idOrNumber) ? byId : headByNumber.find(c, idOrNumber);
        });
    }

    /// The order with this number; empty for anything that can be none.
    public Optional<OrderHead> byNumber(String number) {
        return NAME.matcher(number).matches()
                ? tx.read(c -> headByNumber.find(c, number))
                : Optional.empty();
    }

    /// The head of the order with this id.
    public Optional<OrderHead> head(String id) {
        return tx.read(c -> headById.find(c, id));
    }

    /// The order with this id, whole.
    public Optional<OrderRow> byId(String id) {
        return tx.read(c -> rowById.find(c, id));
    }

    /// A page of a person's or shop's orders.
    public OrderPage page(OrderQuery query) {
        return tx.in(c ->
                Generation.read(
                        c,
                        active ->
                                new OrderPage(
                                        select(c, query.rows(active.table()), active),
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

    private static List<OrderRow> select(Connection c, OrderQuery.Sql sql, Generation generation)
            throws SQLException {
        var found = new ArrayList<OrderRow>();
        try (var select = bound(c, sql);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(OrderRow.of(rows, generation));
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
}
