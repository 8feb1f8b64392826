package dev.ordertrail.order.store;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Listings, read in an order's transaction.
@ApplicationScoped
public class ListingRows {
    private static final String COLUMNS =
            "select id, seller, kind, name, description, amount, asset, decimals, status,"
                    + " specifications, min_months, max_months, version from listing ";
    private static final String BY_IDS = COLUMNS + "where shop = ? and id = any (?) order by id";
    private static final String ACTIVE =
            COLUMNS
                    + "where shop = ? and kind = ? and status = 'ACTIVE' order by amount, id limit"
                    + " ?";
    private static final String SEED =
            """
            insert into listing (shop, id, seller, kind, name, description, amount, asset, decimals, status,
              specifications, min_months, max_months, created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), clock_timestamp())
            on conflict do nothing
            """;

    ListingRows() {}

    /// Those of these listings that the shop has.
    public List<ListingRow> find(Connection c, String shop, Collection<String> ids)
            throws SQLException {
        try (var select = c.prepareStatement(BY_IDS)) {
            select.setString(1, shop);
            select.setArray(2, c.createArrayOf("text", ids.toArray()));
            return rows(select);
        }
    }

    /// What of a kind can be bought, cheapest first.
    public List<ListingRow> active(Connection c, String shop, String kind, int most)
            throws SQLException {
        try (var select = c.prepareStatement(ACTIVE)) {
            select.setString(1, shop);
            select.setString(2, kind.toUpperCase(Locale.ROOT));
            select.setInt(3, most);
            return rows(select);
        }
    }

    /// Adds a listing, unless the shop has one of this id.
    public void addIfAbsent(Connection c, String shop, ListingRow row) throws SQLException {
        try (var insert = c.prepareStatement(SEED)) {
            insert.setString(1, shop);
            insert.setString(2, row.id());
            insert.setString(3, row.seller());
            insert.setString(4, row.kind());
            insert.setString(5, row.name());
            insert.setString(6, row.description());
            insert.setBigDecimal(7, row.price().amount());
            insert.setString(8, row.price().asset().code());
            insert.setInt(9, row.price().asset().decimals());
            insert.setString(10, row.status());
            insert.setString(11, row.specifications());
            insert.setInt(12, row.minMonths());
            insert.setInt(13, row.maxMonths());
            insert.executeUpdate();
        }
    }

    private static List<ListingRow> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<ListingRow>();
        var found = select.executeQuery();
        while (found.next()) {
            rows.add(
                    new ListingRow(
                            found.getString(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            new Money(
                                    found.getBigDecimal(6),
                                    new Asset(found.getString(7), found.getInt(8))),
                            found.getString(9),
                            found.getString(10),
                            found.getInt(11),
                            found.getInt(12),
                            found.getLong(13)));
        }
        return rows;
    }
}
