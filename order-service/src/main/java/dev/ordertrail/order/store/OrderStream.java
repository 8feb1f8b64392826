package dev.ordertrail.order.store;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.order.domain.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One order as its log tells it.
///
/// @param version the last event's
/// @param statusAt when the last event that moved the status happened
/// @param trackingNumber the one announced last
public record OrderStream(
        OrderHead head,
        long version,
        Order order,
        Instant statusAt,
        @Nullable String trackingNumber) {

    /// Before the first event.
    static OrderStream begin(OrderHead head) {
        return new OrderStream(head, 0, Order.none(), head.placedAt(), null);
    }

    /// This order after further events.
    ///
    /// @param happened when they happened
    public OrderStream after(List<? extends OrderEvent> events, Instant happened) {
        var next = this;
        for (var event : events) {
            next = next.after(event, happened);
        }
        return next;
    }

    OrderStream after(OrderEvent event, Instant happened) {
        return new OrderStream(
                head,
                version + 1,
                Order.evolve(head.orderId(), order, event),
                event instanceof OrderEvent.StatusChanged ? happened : statusAt,
                event instanceof OrderEvent.ShipmentAnnounced s
                        ? s.trackingNumber()
                        : trackingNumber);
    }
}
