package dev.ordertrail.order.handle;

import dev.ordertrail.order.store.ListingRow;
import dev.ordertrail.order.store.ListingRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells, of many drafts at once, which of them the catalogue has its say about.
@ApplicationScoped
class CatalogueDrafts {
    private final Buying buying;
    private final ListingRows listings;

    CatalogueDrafts(Buying buying, ListingRows listings) {
        this.buying = buying;
        this.listings = listings;
    }

    /// Those of these drafts, all of one shop, that have to be priced and counted.
    Set<Draft> of(Connection c, List<Draft> drafts) throws SQLException {
        var ours = known(c, drafts);
        var counted = Collections.<Draft>newSetFromMap(new IdentityHashMap<>());
        for (var draft : drafts) {
            if (buying.concerns(draft.shop(), draft.request())
                    || draft.request().listings().stream().anyMatch(ours::contains)) {
                counted.add(draft);
            }
        }
        return counted;
    }

    private Set<String> known(Connection c, List<Draft> drafts) throws SQLException {
        var ids =
                drafts.stream()
                        .flatMap(d -> d.request().listings().stream())
                        .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Set.of()
                : listings.find(c, drafts.getFirst().shop().id(), ids).stream()
                        .map(ListingRow::id)
                        .collect(Collectors.toSet());
    }
}
