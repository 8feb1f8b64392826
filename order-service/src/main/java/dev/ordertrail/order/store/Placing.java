package dev.ordertrail.order.store;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.kit.idempotency.Claim;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.order.store.OrderTimers.Running;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new order, ready to be written.
///
/// @param events its first events, versions from 1
/// @param listings what it buys, where it names listings
/// @param evidence what it claims as its payment's evidence; each can create one order only
/// @param timers those of the status it is in
/// @param claim the key it was asked under
/// @param answer what whoever asked will be told, and told again
/// @param key the buyer's, where it is a new one that is to be kept too
public record Placing(
        OrderHead head,
        List<Recorded<OrderEvent>> events,
        List<String> listings,
        List<String> evidence,
        List<Running> timers,
        Claim claim,
        Answer answer,
        @Nullable FreshKey key) {

    public Placing {
        events = List.copyOf(events);
        listings = List.copyOf(listings);
        evidence = List.copyOf(evidence);
        timers = List.copyOf(timers);
    }
}
