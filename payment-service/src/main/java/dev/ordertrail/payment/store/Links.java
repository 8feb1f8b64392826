package dev.ordertrail.payment.store;

import dev.ordertrail.payment.domain.LookupKey;
import dev.ordertrail.payment.domain.Match.Link;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which keys name which order.
public final class Links {
    private static final String FIND =
            """
            SELECT l.kind, l.value, l.order_id
            FROM payment_link l JOIN unnest(?::text[], ?::text[]) AS k (kind, value) USING (kind, value)
            WHERE l.shop = ?
            """;
    private static final String ADD =
            """
            INSERT INTO payment_link (kind, value, shop, order_id)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[])
            ON CONFLICT DO NOTHING
            RETURNING kind, value, order_id
            """;

    private Links() {}

    /// A key of a shop and the order it names.
    public record ShopLink(String shop, Link link) {}

    /// What is known of these keys.
    public static List<Link> find(Connection c, String shop, Collection<LookupKey> keys)
            throws SQLException {
        var wanted = List.copyOf(keys);
        try (var select = c.prepareStatement(FIND)) {
            Columns.array(select, 1, "text", wanted, key -> key.kind().prefix());
            Columns.array(select, 2, "text", wanted, LookupKey::value);
            select.setString(3, shop);
            return read(select);
        }
    }

    /// Remembers what these keys name. A key that already names another order keeps its meaning:
    /// the next callback that uses both is a conflict for a human.
    ///
    /// @return the links that are new
    public static List<Link> add(Connection c, Collection<ShopLink> links) throws SQLException {
        var rows =
                links.stream()
                        .sorted(
                                Comparator.comparing(ShopLink::shop)
                                        .thenComparing(l -> l.link().key())
                                        .thenComparing(l -> l.link().orderId()))
                        .toList();
        try (var insert = c.prepareStatement(ADD)) {
            Columns.array(insert, 1, "text", rows, l -> l.link().key().kind().prefix());
            Columns.array(insert, 2, "text", rows, l -> l.link().key().value());
            Columns.array(insert, 3, "text", rows, ShopLink::shop);
            Columns.array(insert, 4, "text", rows, l -> l.link().orderId());
            return read(insert);
        }
    }

    private static List<Link> read(PreparedStatement statement) throws SQLException {
        var links = new ArrayList<Link>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                var kind = LookupKey.Kind.of(Columns.text(row, "kind"));
                links.add(
                        new Link(
                                new LookupKey(kind, Columns.text(row, "value")),
                                Columns.text(row, "order_id")));
            }
        }
        return links;
    }
}
