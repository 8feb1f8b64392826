package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What travels beside events that were decided together.
///
/// @param happened when it happened: now for people, the fact's own time for facts
/// @param learned when we learned it
record Recording(String orderId, String shop, Cause cause, Instant happened, Instant learned) {
    private static final String SOURCE = "/order-service";

    /// The events, numbered on from this version.
    List<Recorded<OrderEvent>> of(List<OrderEvent> events, long version) {
        var recorded = new ArrayList<Recorded<OrderEvent>>(events.size());
        for (var event : events) {
            recorded.add(new Recorded<>(envelope(event, version + recorded.size() + 1), event));
        }
        return recorded;
    }

    private Envelope envelope(OrderEvent event, long version) {
        return new Envelope(
                Ids.event(),
                EventTypes.nameOf(event),
                SOURCE,
                orderId,
                happened,
                learned,
                shop,
                version,
                cause.correlationId(),
                cause.causationId(),
                cause.traceparent());
    }
}
