package dev.ordertrail.order.store;

import dev.ordertrail.contracts.Money;
import org.jspecify.annotations.Nullable;

/// A listing as an order's transaction reads it.
///
/// @param kind `PHYSICAL`, `DIGITAL`, `SERVICE` or `PACKAGE`
/// @param price of one piece, or of one month
/// @param status `ACTIVE`, `PAUSED` or `WITHDRAWN`
/// @param specifications a JSON object
public record ListingRow(
        String id,
        String seller,
        String kind,
        String name,
        @Nullable String description,
        Money price,
        String status,
        String specifications,
        int minMonths,
        int maxMonths,
        long version) {

    public boolean isActive() {
        return "ACTIVE".equals(status);
    }

    public boolean isPackage() {
        return "PACKAGE".equals(kind);
    }
}
