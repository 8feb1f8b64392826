package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.tracking.Flows;
import dev.ordertrail.tracking.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All four documents of an order, folded in any interleaving.
record Views(
        @Nullable OrderDoc order,
        PaymentDoc payment,
        ShippingDoc shipping,
        NotificationDoc notifications) {
    static final Views NOTHING =
            new Views(null, PaymentDoc.NONE, ShippingDoc.NONE, NotificationDoc.NONE);

    static Views given(Story story) {
        return given(story.told());
    }

    static Views given(List<? extends Recorded<? extends Event>> events) {
        var views = NOTHING;
        for (var event : events) {
            views = views.when(event);
        }
        return views;
    }

    Views when(Recorded<? extends Event> in) {
        var at = in.envelope();
        return switch (in.event()) {
            case OrderEvent e ->
                    new Views(
                            OrderFold.apply(order, new Recorded<>(at, e)),
                            payment,
                            shipping,
                            notifications);
            case PaymentEvent e ->
                    new Views(
                            order,
                            PaymentFold.apply(payment, new Recorded<>(at, e)),
                            shipping,
                            notifications);
            case ShippingEvent e ->
                    new Views(
                            order,
                            payment,
                            ShippingFold.apply(shipping, new Recorded<>(at, e)),
                            notifications);
            case NotificationEvent e ->
                    new Views(
                            order,
                            payment,
                            shipping,
                            NotificationDoc.apply(notifications, new Recorded<>(at, e)));
        };
    }

    OrderDoc placed() {
        if (order == null) {
            throw new AssertionError("the order was not placed");
        }
        return order;
    }

    List<TimelineEntry> timeline() {
        return Timeline.of(placed(), payment, shipping, Flows.MARKETPLACE);
    }

    List<String> statuses() {
        return timeline().stream().map(TimelineEntry::status).toList();
    }

    PaymentAxis money() {
        return Judged.of(placed(), payment);
    }

    ParcelAxis parcels() {
        return ParcelAxis.of(order, shipping);
    }
}
