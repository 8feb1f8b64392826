package dev.ordertrail.kit.support;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.embedded.TestStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A topic of a test's own, and what stands on it.
public record TestTopic(Topic topic) {

    public static TestTopic create() {
        var topic =
                new Topic("test-" + UUID.randomUUID(), 3, Map.of("max.message.bytes", "2097152"));
        try (var admin = Admin.create(broker())) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(topic.name(), 3, (short) 1)
                                            .configs(topic.settings())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new TestTopic(topic);
    }

    public static Map<String, Object> broker() {
        return Map.of("bootstrap.servers", TestStack.shared().bootstrapServers());
    }

    /// Everything on the topic now; each partition in its order.
    public List<ConsumerRecord<String, byte[]>> records() {
        try (var consumer =
                new KafkaConsumer<>(
                        broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = List.of(partition(0), partition(1), partition(2));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /// The versions of an order, first occurrences only, in the order of the partition.
    public List<Long> firstVersions(String orderId) {
        return records().stream()
                .filter(r -> orderId.equals(r.key()))
                .map(r -> Long.parseLong(header(r, "ce_streamversion")))
                .distinct()
                .toList();
    }

    /// True when records with the same `ce_id` are the same in every byte of key, headers and
    /// value.
    public boolean repeatsAreIdentical() {
        var seen = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        return records().stream()
                .allMatch(r -> {
                    var first = seen.putIfAbsent(header(r, "ce_id"), r);
                    return first == null
                            || (Arrays.equals(first.value(), r.value())
                                    && first.headers().equals(r.headers())
                                    && first.key().equals(r.key())
                                    && first.partition() == r.partition());
                });
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic.name(), number);
    }
}
