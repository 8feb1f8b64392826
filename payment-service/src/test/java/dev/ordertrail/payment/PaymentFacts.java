package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
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

/// What is on payment-events.
public final class PaymentFacts {
    private PaymentFacts() {}

    /// Everything that was told about an order so far, in order.
    public static List<Recorded<PaymentEvent>> of(String orderId) {
        return all().stream().filter(fact -> fact.orderId().equals(orderId)).toList();
    }

    /// Everything that was told so far, each order's in order.
    public static List<Recorded<PaymentEvent>> all() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(Topics.PAYMENT_EVENTS.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var facts = new ArrayList<Recorded<PaymentEvent>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    facts.add(read(found));
                }
            }
            return facts;
        }
    }

    private static Recorded<PaymentEvent> read(ConsumerRecord<String, byte[]> found) {
        var envelope =
                Envelope.of(name -> {
                    var header = found.headers().lastHeader(name);
                    return header == null ? null : new String(header.value(), UTF_8);
                });
        var event = (PaymentEvent) EventJson.read(envelope.type(), found.value());
        return new Recorded<>(envelope, event);
    }
}
