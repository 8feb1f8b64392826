package dev.ordertrail.contracts;

import java.util.Map;

/// A Kafka topic and what it must be set to.
///
/// @param name its name
/// @param partitions fixed for its life: a key must never change its partition
/// @param settings topic settings by their Kafka names
public record Topic(String name, int partitions, Map<String, String> settings) {

    public Topic {
        settings = Map.copyOf(settings);
    }

    /// Where the records of this topic go that a consumer gave up.
    public Topic deadLetters() {
        return new Topic(
                name + ".dlq",
                partitions,
                Map.of("retention.ms", days(90), "max.message.bytes", Topics.MAX_RECORD));
    }

    static String days(int days) {
        return Long.toString(days * 86_400_000L);
    }
}
