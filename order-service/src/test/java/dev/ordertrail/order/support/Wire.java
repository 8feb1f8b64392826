package dev.ordertrail.order.support;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.TestStack;
import dev.ordertrail.embedded.TopicSoFar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What other services would say, and what everybody hears.
public final class Wire {
    private static final Map<String, AtomicLong> VERSIONS = new HashMap<>();

    /// Who sends to the test's broker, whatever it is.
    static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            TestStack.shared().bootstrapServers(),
                            "acks",
                            "all"),
                    new StringSerializer(),
                    new ByteArraySerializer());

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
        var out = new ProducerRecord<>(topic.name(), envelope.subject(), value);
        envelope.headers()
                .forEach((k, v) -> out.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(out).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Everything of one order on `order-events`, as it arrives.
    public static List<Recorded<OrderEvent>> heard(String orderId) {
        return TopicSoFar.of(Topics.ORDER_EVENTS).events(OrderEvent.class, orderId);
    }

    /// Every record of a topic, by partition and offset.
    public static List<ConsumerRecord<String, byte[]>> records(Topic topic) {
        return TopicSoFar.of(topic).records();
    }
}
