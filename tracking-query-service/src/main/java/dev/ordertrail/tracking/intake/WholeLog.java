package dev.ordertrail.tracking.intake;

import dev.ordertrail.tracking.readmodel.Shadow.Place;
import dev.ordertrail.tracking.readmodel.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The topics of the view from their start, or a share of their partitions, in no group: the live
/// projection's offsets are not touched.
final class WholeLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    // What one poll brings lives until it is written: much of it is copied by every collection.
    private static final int RECORDS_A_POLL = 1_500;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_BYTES = 2 * 1024 * 1024;

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    private WholeLog(Map<String, Object> broker, List<TopicPartition> partitions) {
        this.consumer = consumer(broker);
        this.partitions = partitions;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The log in shares, each with the same partition numbers of every topic: all that happened to
    /// an order is in one share. There is only one share where topics are cut differently.
    static List<WholeLog> shares(Map<String, Object> broker, int atMost) {
        try (var asking = consumer(broker)) {
            var topics =
                    Arrays.stream(Source.values())
                            .map(s -> asking.partitionsFor(s.topic()))
                            .toList();
            var sizes = topics.stream().map(List::size).distinct().toList();
            var shares = sizes.size() == 1 ? Math.clamp(sizes.getFirst(), 1, atMost) : 1;
            var partitions =
                    topics.stream()
                            .flatMap(List::stream)
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .collect(Collectors.groupingBy(p -> p.partition() % shares));
            return partitions.values().stream().map(mine -> new WholeLog(broker, mine)).toList();
        }
    }

    private static Consumer<String, byte[]> consumer(Map<String, Object> broker) {
        var settings = new HashMap<String, Object>(broker);
        settings.remove("group.id");
        settings.put("client.id", "rebuild");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("max.poll.records", RECORDS_A_POLL);
        settings.put("fetch.max.bytes", FETCH_BYTES);
        settings.put("max.partition.fetch.bytes", PARTITION_BYTES);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    ConsumerRecords<String, byte[]> next() {
        return consumer.poll(PATIENCE);
    }

    /// Records from the start to the end as it is now.
    long total() {
        var begins = consumer.beginningOffsets(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /// How many records lie between here and these offsets.
    long behind(Map<Place, Long> offsets) {
        return partitions.stream()
                .mapToLong(p -> Math.max(0, goal(offsets, p) - consumer.position(p)))
                .sum();
    }

    /// How many records lie between here and the end of the topics.
    long behindEnd() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    private static long goal(Map<Place, Long> offsets, TopicPartition p) {
        return offsets.getOrDefault(new Place(p.topic(), p.partition()), 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
