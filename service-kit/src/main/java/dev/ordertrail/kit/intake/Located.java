package dev.ordertrail.kit.intake;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// A record that the group has not taken in yet.
record Located(ConsumerRecord<String, byte[]> record, boolean history) {

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    /// The records by topic, in their order.
    static Map<String, List<Located>> byTopic(List<Located> records) {
        var topics = new java.util.LinkedHashMap<String, List<Located>>();
        records.forEach(r ->
                topics.computeIfAbsent(r.record.topic(), _ -> new java.util.ArrayList<>()).add(r));
        return topics;
    }
}
