package dev.ordertrail.order.catalog;

import dev.ordertrail.contracts.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody writes about a listing; null is what they say nothing about.
///
/// @param id the id it is to have; null: one is made
/// @param seller whose it is to be; only staff may name another than themselves
/// @param price of one piece, or of one month
/// @param stock how many there are at the beginning, where it is counted
public record ListingForm(
        @Nullable String id,
        @Nullable Kind kind,
        @Nullable String seller,
        @Nullable String name,
        @Nullable String description,
        @Nullable Money price,
        @Nullable Offer status,
        @Nullable Map<String, String> specifications,
        Months months,
        @Nullable Long stock) {

    /// For how long it may be rented.
    public record Months(@Nullable Integer least, @Nullable Integer most) {}
}
