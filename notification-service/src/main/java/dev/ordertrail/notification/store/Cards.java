package dev.ordertrail.notification.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.notification.compose.OrderCard;
import dev.ordertrail.notification.compose.OrderCard.Line;
import dev.ordertrail.notification.compose.OrderCard.Placed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The cards of orders.
@ApplicationScoped
public class Cards {
    static final String COLUMNS =
            "order_id, shop, number, buyer, seller, seller_name, items, total_amount, total_asset,"
                    + " total_decimals, payment_method, workflow, status, notes, sealed_person, sealed_box";
    private static final String STUBS =
            """
            INSERT INTO order_card (order_id, shop)
            SELECT * FROM unnest(?::text[], ?::text[]) AS t(order_id, shop) ORDER BY order_id
            ON CONFLICT DO NOTHING
            """;
    private static final String LOCK =
            "SELECT "
                    + COLUMNS
                    + " FROM order_card WHERE order_id = ANY (?) ORDER BY order_id FOR UPDATE";
    private static final String SAVE =
            """
            UPDATE order_card SET number = ?, buyer = ?, seller = ?, seller_name = ?, items = ?::jsonb,
                total_amount = ?, total_asset = ?, total_decimals = ?, payment_method = ?, workflow = ?,
                status = ?, notes = ?::jsonb, sealed_person = ?, sealed_box = ?
            WHERE order_id = ?
            """;

    /// Locks the cards of these orders until the transaction ends, making a stub of each that is
    /// not there: whoever comes second sees what the first has left.
    ///
    /// @param shops the shop of each order
    public Map<String, OrderCard> lock(Connection c, SortedMap<String, String> shops)
            throws SQLException {
        var ids = shops.keySet().toArray();
        try (var insert = c.prepareStatement(STUBS)) {
            insert.setArray(1, c.createArrayOf("text", ids));
            insert.setArray(2, c.createArrayOf("text", shops.values().toArray()));
            insert.executeUpdate();
        }
        var cards = new HashMap<String, OrderCard>();
        try (var select = c.prepareStatement(LOCK)) {
            select.setArray(1, c.createArrayOf("text", ids));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var card = read(rows);
                    cards.put(card.orderId(), card);
                }
            }
        }
        return cards;
    }

    /// Writes cards back that [#lock] has locked.
    public void save(Connection c, Collection<OrderCard> cards) throws SQLException {
        if (cards.isEmpty()) {
            return;
        }
        try (var update = c.prepareStatement(SAVE)) {
            for (var card : cards) {
                bind(update, card);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    static OrderCard read(ResultSet row) throws SQLException {
        return new OrderCard(
                row.getString("order_id"),
                row.getString("shop"),
                row.getString("number") == null ? null : placed(row),
                row.getString("status"),
                Json.map(row.getString("notes")));
    }

    private static Placed placed(ResultSet row) throws SQLException {
        var asset = new Asset(row.getString("total_asset"), row.getInt("total_decimals"));
        return new Placed(
                row.getString("number"),
                row.getString("buyer"),
                row.getString("seller"),
                row.getString("seller_name"),
                Json.read(row.getString("items"), new TypeReference<List<Line>>() {}),
                new Money(row.getBigDecimal("total_amount"), asset),
                row.getString("payment_method"),
                WorkflowRef.parse(row.getString("workflow")),
                sealed(row.getString("sealed_person"), row.getString("sealed_box")));
    }

    private static @Nullable Sealed sealed(@Nullable String person, @Nullable String box) {
        return person == null || box == null ? null : new Sealed(person, box);
    }

    private static void bind(PreparedStatement s, OrderCard card) throws SQLException {
        var placed = card.placed();
        if (placed == null) {
            throw new IllegalStateException("a stub has nothing to save");
        }
        s.setString(1, placed.number());
        s.setString(2, placed.buyer());
        s.setString(3, placed.seller());
        s.setString(4, placed.sellerName());
        s.setString(5, Json.write(placed.items()));
        s.setBigDecimal(6, placed.total().amount());
        s.setString(7, placed.total().asset().code());
        s.setInt(8, placed.total().asset().decimals());
        s.setString(9, placed.paymentMethod());
        s.setString(10, placed.workflow().toString());
        s.setString(11, card.status());
        s.setString(12, Json.write(card.notes()));
        s.setString(13, placed.personal() == null ? null : placed.personal().person());
        s.setString(14, placed.personal() == null ? null : placed.personal().box());
        s.setString(15, card.orderId());
    }
}
