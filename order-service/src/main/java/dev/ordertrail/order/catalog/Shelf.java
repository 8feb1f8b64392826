package dev.ordertrail.order.catalog;

import dev.ordertrail.order.store.ListingRow;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a shop has on offer, as far as an order asks for it.
///
/// @param listings those the order names, by id
/// @param alternatives what of a kind can be bought instead; asked for only when something cannot
public record Shelf(
        Map<String, ListingRow> listings, Function<Kind, List<ListingRow>> alternatives) {
    public Shelf {
        listings = Map.copyOf(listings);
    }
}
