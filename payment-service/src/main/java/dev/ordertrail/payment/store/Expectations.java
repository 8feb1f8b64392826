package dev.ordertrail.payment.store;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Expectation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// What each order is expected to bring in.
public final class Expectations {
    private static final String ADD =
            """
            INSERT INTO expectation
                (order_id, shop, number, reference, seller, method, total, asset, decimals, placed_at)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::numeric[], ?::text[], ?::smallint[], ?::timestamptz[])
            ON CONFLICT (order_id) DO NOTHING
            """;
    private static final String FIND = "SELECT * FROM expectation WHERE order_id = ?";
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";
    private static final String CHANGE =
            "UPDATE expectation SET total = ?, asset = ?, decimals = ? WHERE order_id = ?";

    private Expectations() {}

    /// An order that was placed.
    public record Placed(Expectation expectation, Instant at) {}

    /// Adds those that are not known yet.
    ///
    /// @param placed in order-id order
    public static void add(Connection c, List<Placed> placed) throws SQLException {
        try (var insert = c.prepareStatement(ADD)) {
            Columns.array(insert, 1, "text", placed, p -> p.expectation().orderId());
            Columns.array(insert, 2, "text", placed, p -> p.expectation().shop());
            Columns.array(insert, 3, "text", placed, p -> p.expectation().number());
            Columns.array(insert, 4, "text", placed, p -> p.expectation().reference());
            Columns.array(insert, 5, "text", placed, p -> p.expectation().seller());
            Columns.array(insert, 6, "text", placed, p -> p.expectation().method());
            Columns.array(insert, 7, "numeric", placed, p -> p.expectation().total().amount());
            Columns.array(insert, 8, "text", placed, p -> p.expectation().total().asset().code());
            Columns.array(
                    insert,
                    9,
                    "int2",
                    placed,
                    p -> (short) p.expectation().total().asset().decimals());
            Columns.array(insert, 10, "text", placed, p -> p.at().toString());
            insert.executeUpdate();
        }
    }

    /// Orders that ask another amount from now on.
    ///
    /// @param totals by order id
    public static void change(Connection c, SortedMap<String, Money> totals) throws SQLException {
        if (totals.isEmpty()) {
            return;
        }
        try (var update = c.prepareStatement(CHANGE)) {
            for (var changed : totals.entrySet()) {
                Columns.bind(update, 1, changed.getValue());
                update.setString(4, changed.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /// What is known, read without waiting for anybody.
    public static Optional<Expectation> find(Connection c, String orderId) throws SQLException {
        return read(c, FIND, orderId);
    }

    /// What is known, and nobody else's to change until the transaction ends: payments of one order
    /// and changes of what it asks are judged one after the other.
    public static Optional<Expectation> lock(Connection c, String orderId) throws SQLException {
        return read(c, LOCK, orderId);
    }

    private static Optional<Expectation> read(Connection c, String sql, String orderId)
            throws SQLException {
        try (var select = c.prepareStatement(sql)) {
            select.setString(1, orderId);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Money total = Columns.money(row, "total", "asset", "decimals");
                return Optional.of(
                        new Expectation(
                                orderId,
                                Columns.text(row, "shop"),
                                Columns.text(row, "number"),
                                row.getString("reference"),
                                row.getString("seller"),
                                Columns.text(row, "method"),
                                Objects.requireNonNull(total)));
            }
        }
    }
}
