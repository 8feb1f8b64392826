package dev.ordertrail.notification;

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
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes to and reads from the topics, as the other services would.
public final class Topical implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    public Topical(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    public void send(Topic topic, Recorded<? extends Event> recorded) {
        var value = EventJson.write(recorded.event());
        var record = new ProducerRecord<>(topic.name(), recorded.orderId(), value);
        recorded.envelope()
                .headers()
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        await(record);
    }

    public void send(Topic topic, String key, byte[] value) {
        await(new ProducerRecord<>(topic.name(), key, value));
    }

    /// Everything on a topic about an order, in order.
    public List<Recorded<? extends Event>> read(Topic topic, String orderId) {
        var found = new ArrayList<Recorded<? extends Event>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic.name()).stream().map(Topical::partition).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (orderId.equals(record.key())) {
                        var envelope =
                                Envelope.of(name -> {
                                    var header = record.headers().lastHeader(name);
                                    return header == null
                                            ? null
                                            : new String(header.value(), UTF_8);
                                });
                        var event = EventJson.read(envelope.type(), record.value());
                        found.add(new Recorded<>(envelope, event));
                    }
                }
            }
        }
        return found;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private void await(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
