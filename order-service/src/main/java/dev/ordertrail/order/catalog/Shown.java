package dev.ordertrail.order.catalog;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A listing as it is shown.
///
/// @param specifications a JSON object
/// @param figures null where nothing is counted
public record Shown(
        String id,
        String seller,
        Kind kind,
        String name,
        @Nullable String description,
        Money price,
        Offer status,
        String specifications,
        int minMonths,
        int maxMonths,
        long version,
        Instant updatedAt,
        @Nullable Figures figures) {

    static Shown of(Listing l, @Nullable Figures figures) {
        return new Shown(
                l.id,
                l.seller,
                l.kind,
                l.name,
                l.description,
                l.price(),
                l.status,
                l.specifications,
                l.minMonths,
                l.maxMonths,
                l.version,
                l.updatedAt,
                figures);
    }
}
