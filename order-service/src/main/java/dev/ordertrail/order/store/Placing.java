package dev.ordertrail.order.store;

import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import java.util.List;

/// A new order of things that no catalogue counts, ready to be written with the answer to whoever
/// asked for it.
///
/// @param listings what it buys, where it names listings
/// @param claim the key it was asked under
/// @param answer what whoever asked will be told, and told again
public record Placing(NewOrder order, List<String> listings, Claim claim, Answer answer) {
    public Placing {
        listings = List.copyOf(listings);
    }
}
