package dev.ordertrail.kit.intake;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.outbox.Outbox;
import java.sql.Connection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Records that this service gave up, as they were, with why, where and when in their headers.
final class DeadLetters {

    private DeadLetters() {}

    static void send(
            Outbox outbox,
            Connection connection,
            String group,
            ConsumerRecord<String, byte[]> record,
            Map<String, String> headers,
            String why) {
        var said = new LinkedHashMap<>(headers);
        said.put("dlq_why", why);
        said.put("dlq_group", group);
        said.put("dlq_topic", record.topic());
        said.put("dlq_partition", Integer.toString(record.partition()));
        said.put("dlq_offset", Long.toString(record.offset()));
        said.put("dlq_at", Instant.now().toString());
        var key = record.key() == null ? "" : record.key();
        outbox.addDeadLetters(
                connection,
                topic(record.topic()),
                List.of(new Outbox.DeadLetter(key, record.value(), said)));
    }

    private static Topic topic(String name) {
        return Topics.all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseGet(() -> new Topic(name, 1, Map.of()));
    }
}
