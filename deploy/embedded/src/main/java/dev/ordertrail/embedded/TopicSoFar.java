package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// A topic of the [TestStack], for looking only. It is read once from its beginning and followed
/// from there: tests that wait for something ask often, and a consumer takes its time to start.
public final class TopicSoFar {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Map<String, TopicSoFar> SHARED = new ConcurrentHashMap<>();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    private TopicSoFar(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", TestStack.shared().bootstrapServers());
        consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        partitions =
                consumer.partitionsFor(topic).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The topic of this stack; whoever asks for it shares one consumer.
    public static TopicSoFar of(Topic topic) {
        return SHARED.computeIfAbsent(topic.name(), TopicSoFar::new);
    }

    /// Every record that was there when this was called, each partition's in order.
    public synchronized List<ConsumerRecord<String, byte[]>> records() {
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return List.copyOf(records);
    }

    /// The events that are told so far, each order's in order.
    ///
    /// @throws ClassCastException when one is of another family
    public <E extends Event> List<Recorded<E>> events(Class<E> family) {
        return events(family, records().stream());
    }

    /// The events about an order that are told so far, in order.
    ///
    /// @throws ClassCastException when one is of another family
    public <E extends Event> List<Recorded<E>> events(Class<E> family, String orderId) {
        return events(family, records().stream().filter(r -> orderId.equals(r.key())));
    }

    private static <E extends Event> List<Recorded<E>> events(
            Class<E> family, Stream<ConsumerRecord<String, byte[]>> records) {
        return records.map(
                        record -> {
                            var envelope = Envelope.of(name -> header(record, name));
                            var event = EventJson.read(envelope.type(), record.value());
                            return new Recorded<>(envelope, family.cast(event));
                        })
                .toList();
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
