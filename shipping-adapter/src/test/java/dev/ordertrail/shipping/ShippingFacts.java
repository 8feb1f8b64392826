package dev.ordertrail.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TopicSoFar;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is on shipping-events.
public final class ShippingFacts {

    private ShippingFacts() {}

    /// Everything that was told about an order so far, in the order of the topic.
    public static List<Recorded<ShippingEvent>> of(String orderId) {
        return TopicSoFar.of(Topics.SHIPPING_EVENTS).records(orderId).stream()
                .map(ShippingFacts::read)
                .toList();
    }

    private static Recorded<ShippingEvent> read(ConsumerRecord<String, byte[]> found) {
        var envelope =
                Envelope.of(name -> {
                    var header = found.headers().lastHeader(name);
                    return header == null ? null : new String(header.value(), UTF_8);
                });
        var event = (ShippingEvent) EventJson.read(envelope.type(), found.value());
        return new Recorded<>(envelope, event);
    }
}
