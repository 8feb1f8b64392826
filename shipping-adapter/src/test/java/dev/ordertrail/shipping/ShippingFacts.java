package dev.ordertrail.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TestStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What is on shipping-events.
public final class ShippingFacts {

    private ShippingFacts() {}

    /// Everything that was told about an order so far, in the order of the topic.
    public static List<Recorded<ShippingEvent>> of(String orderId) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topics.SHIPPING_EVENTS.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var facts = new ArrayList<Recorded<ShippingEvent>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    if (found.key().equals(orderId)) {
                        facts.add(read(found));
                    }
                }
            }
            return facts;
        }
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
