package dev.ordertrail.order.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Looks orders up without reading their streams.
@ApplicationScoped
public class OrderHeads {
    private static final String NUMBERS =
            "select number from order_head where number = any (?) and shop = ? order by number"
                    + " limit ?";

    OrderHeads() {}

    /// Those of these numbers that the shop has.
    public List<String> numbers(Connection c, String shop, Collection<String> candidates, int most)
            throws SQLException {
        try (var select = c.prepareStatement(NUMBERS)) {
            select.setArray(1, c.createArrayOf("text", candidates.toArray()));
            select.setString(2, shop);
            select.setInt(3, most);
            var rows = select.executeQuery();
            var numbers = new ArrayList<String>();
            while (rows.next()) {
                numbers.add(rows.getString(1));
            }
            return numbers;
        }
    }
}
