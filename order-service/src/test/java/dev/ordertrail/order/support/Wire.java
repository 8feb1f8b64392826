package dev.ordertrail.order.support;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.embedded.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What other services would say, and what everybody hears.
public final class Wire {
    private static final Map<String, AtomicLong> VERSIONS = new HashMap<>();

    private Wire() {}

    /// Says an event as its service would: numbered per order and topic.
    ///
    /// @return its `ce_id`
    public static String say(Topic topic, String orderId, Event event, Instant happened) {
        var version =
                VERSIONS.computeIfAbsent(topic.name() + orderId, _ -> new AtomicLong())
                        .incrementAndGet();
        var envelope =
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event),
                        "/test",
                        orderId,
                        happened,
                        Instant.now(),
                        "main",
                        version,
                        "correlation-of-the-fact",
                        null,
                        null);
        send(topic, envelope, EventJson.write(event));
        return envelope.id();
    }

    private static void send(Topic topic, Envelope envelope, byte[] value) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", TestStack.shared().bootstrapServers(), "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var out = new ProducerRecord<>(topic.name(), envelope.subject(), value);
            envelope.headers()
                    .forEach((k, v) -> out.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
            producer.send(out).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything of one order on `order-events`, as it arrives.
    public static List<Recorded<OrderEvent>> heard(String orderId) {
        return records(dev.ordertrail.contracts.Topics.ORDER_EVENTS).stream()
                .filter(r -> r.key().equals(orderId))
                .map(Wire::read)
                .toList();
    }

    /// Every record of a topic, by partition and offset.
    public static List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", TestStack.shared().bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private static Recorded<OrderEvent> read(ConsumerRecord<String, byte[]> in) {
        var envelope =
                Envelope.of(name -> {
                    var header = in.headers().lastHeader(name);
                    return header == null
                            ? null
                            : new String(header.value(), StandardCharsets.UTF_8);
                });
        return new Recorded<>(envelope, (OrderEvent) EventJson.read(envelope.type(), in.value()));
    }
}
