package dev.ordertrail.order.catalog;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.store.ListingRow;
import dev.ordertrail.order.store.ListingRows;
import dev.ordertrail.order.store.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts again by hand: so many came in, so many are lost.
@ApplicationScoped
public class StockDesk {
    private final ListingRows listings;
    private final Stock stock;

    StockDesk(ListingRows listings, Stock stock) {
        this.listings = listings;
        this.stock = stock;
    }

    /// Changes the stock of a listing.
    ///
    /// @param change so many more, or fewer when it is below zero
    /// @throws ProblemException NOT_FOUND, FORBIDDEN; INSUFFICIENT_INVENTORY when orders hold more
    ///   than would be left; LISTING_UNAVAILABLE when it is not counted
    public Figures adjust(
            Connection c, Caller caller, String id, long change, @Nullable String reason)
            throws SQLException {
        var listing = mine(c, caller, id);
        if (!"PHYSICAL".equals(listing.kind())) {
            throw new ProblemException(
                    Code.LISTING_UNAVAILABLE,
                    "The stock of this listing is not counted in pieces.",
                    Map.of("listing", id, "reason", "not_counted"));
        }
        var adjustment =
                new Stock.Adjustment(
                        caller.shop(), id, change, reason, caller.id(), Keeper.role(caller));
        return stock.adjust(c, adjustment)
                .map(now -> new Figures(now.onHand(), now.held(), 0))
                .orElseThrow(() -> tooFew(c, caller.shop(), id, change));
    }

    /// The listing, if the caller may write it.
    ///
    /// @throws ProblemException NOT_FOUND, FORBIDDEN
    public ListingRow mine(Connection c, Caller caller, String id) throws SQLException {
        var listing =
                listings.find(c, caller.shop(), List.of(id)).stream()
                        .findFirst()
                        .orElseThrow(() -> Keeper.notFound(id));
        Keeper.mayWrite(caller, listing.seller());
        return listing;
    }

    private ProblemException tooFew(Connection c, String shop, String id, long change) {
        try {
            var now = stock.figures(c, shop, List.of(id)).get(id);
            var free = now == null ? 0 : now.available();
            return new ProblemException(
                    Code.INSUFFICIENT_INVENTORY,
                    "Orders hold more than would be left.",
                    Map.of(
                            "listing",
                            id,
                            "requested",
                            Math.negateExact(change),
                            "available",
                            free));
        } catch (SQLException e) {
            throw dev.ordertrail.kit.tx.SqlFailure.of(e);
        }
    }
}
