package dev.ordertrail.shipping.store;

import dev.ordertrail.shipping.domain.KnownOrder;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The orders we have heard of.
@Singleton
public class Orders {

    /// Remembers an order; one already known stays as it is.
    public void learn(Connection c, KnownOrder order) throws SQLException {
        try (var insert =
                c.prepareStatement(
                        "INSERT INTO known_order (order_id, shop, seller, number) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setString(1, order.orderId());
            insert.setString(2, order.shop());
            insert.setString(3, order.seller());
            insert.setString(4, order.number());
            insert.executeUpdate();
        }
    }

    /// The order with this id.
    public Optional<KnownOrder> find(Connection c, String orderId) throws SQLException {
        try (var select =
                c.prepareStatement(
                        "SELECT order_id, shop, seller, number FROM known_order WHERE order_id = ?")) {
            select.setString(1, orderId);
            return Rows.all(
                            select,
                            row ->
                                    new KnownOrder(
                                            row.getString("order_id"),
                                            row.getString("shop"),
                                            row.getString("seller"),
                                            row.getString("number")))
                    .stream()
                    .findFirst();
        }
    }
}
