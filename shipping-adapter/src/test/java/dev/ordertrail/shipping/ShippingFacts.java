package dev.ordertrail.shipping;

import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TopicSoFar;
import java.util.List;

/// What is on shipping-events.
public final class ShippingFacts {

    private ShippingFacts() {}

    /// Everything that was told about an order so far, in the order of the topic.
    public static List<Recorded<ShippingEvent>> of(String orderId) {
        return TopicSoFar.of(Topics.SHIPPING_EVENTS).events(ShippingEvent.class, orderId);
    }
}
