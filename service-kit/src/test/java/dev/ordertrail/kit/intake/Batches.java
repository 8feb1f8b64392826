package dev.ordertrail.kit.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Batches as Kafka's consumer gives them.
final class Batches {

    private Batches() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static ConsumerRecords<String, byte[]> of(ConsumerRecord<String, byte[]>... records) {
        return of(List.of(records));
    }

    static ConsumerRecords<String, byte[]> of(List<ConsumerRecord<String, byte[]>> records) {
        var byPartition = new LinkedHashMap<TopicPartition, List<ConsumerRecord<String, byte[]>>>();
        records.forEach(r ->
                byPartition
                        .computeIfAbsent(
                                new TopicPartition(r.topic(), r.partition()),
                                _ -> new ArrayList<>())
                        .add(r));
        return new ConsumerRecords<>(byPartition, Map.of());
    }
}
