package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.order.store.KeyPools;
import dev.ordertrail.order.store.KeysOwing;
import dev.ordertrail.order.store.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// How much there is of listings: pieces, or keys.
@ApplicationScoped
class Counted {
    private final DataSource database;
    private final Stock stock;
    private final KeyPools keys;
    private final KeysOwing owing;

    Counted(DataSource database, Stock stock, KeyPools keys, KeysOwing owing) {
        this.database = database;
        this.stock = stock;
        this.keys = keys;
        this.owing = owing;
    }

    /// Begins to count a new listing, where its kind is counted.
    Shown opened(Connection c, Listing listing, long pieces) throws SQLException {
        if (listing.kind == Kind.PHYSICAL) {
            stock.open(c, listing.shop, listing.id, pieces);
            return Shown.of(listing, new Figures(pieces, 0, 0));
        }
        return listing.kind == Kind.DIGITAL
                ? Shown.of(listing, new Figures(0, 0, 0))
                : Shown.of(listing, null);
    }

    Shown shown(Listing listing) {
        return shown(listing.shop, List.of(listing)).getFirst();
    }

    /// Listings of a shop with their figures.
    List<Shown> shown(String shop, List<Listing> listings) {
        if (listings.isEmpty()) {
            return List.of();
        }
        try (var c = database.getConnection()) {
            var figures = new HashMap<String, Figures>();
            stock.figures(c, shop, ids(listings, Kind.PHYSICAL))
                    .forEach((id, f) -> figures.put(id, new Figures(f.onHand(), f.held(), 0)));
            var pools = ids(listings, Kind.DIGITAL);
            var counts =
                    pools.isEmpty()
                            ? Map.<String, Map<String, Long>>of()
                            : keys.counts(c, shop, pools);
            for (var id : pools) {
                var free = counts.getOrDefault(id, Map.of()).getOrDefault("free", 0L);
                figures.put(id, new Figures(free, 0, owing.owed(c, shop, id)));
            }
            return listings.stream().map(l -> Shown.of(l, figures.get(l.id))).toList();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private static List<String> ids(List<Listing> listings, Kind kind) {
        return listings.stream().filter(l -> l.kind == kind).map(l -> l.id).toList();
    }
}
