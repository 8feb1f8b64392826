package dev.ordertrail.orderctl.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics as they are, from outside any group: nobody's position moves.
public final class TopicReader {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrapServers;

    public TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /// Every record of one key that is there now, in the order of its partition.
    public List<ConsumerRecord<String, byte[]>> ofKey(Topic topic, String key) {
        var partition = BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), topic.partitions());
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        read(
                List.of(new TopicPartition(topic.name(), partition)),
                entry -> {
                    if (key.equals(entry.key())) {
                        found.add(entry);
                    }
                });
        return List.copyOf(found);
    }

    private void read(
            List<TopicPartition> partitions, Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false);
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(each);
            }
        }
    }
}
