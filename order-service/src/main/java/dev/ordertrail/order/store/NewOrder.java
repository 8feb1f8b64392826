package dev.ordertrail.order.store;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.seal.FreshKey;
import dev.ordertrail.order.store.OrderTimers.Running;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new order, ready to be written.
///
/// @param events its first events, versions from 1
/// @param evidence what it claims as its payment's evidence; each can create one order only
/// @param timers those of the status it is in
/// @param key the buyer's, where it is a new one that is to be kept too
public record NewOrder(
        OrderHead head,
        List<Recorded<OrderEvent>> events,
        List<String> evidence,
        List<Running> timers,
        @Nullable FreshKey key) {
    public NewOrder {
        events = List.copyOf(events);
        evidence = List.copyOf(evidence);
        timers = List.copyOf(timers);
    }
}
