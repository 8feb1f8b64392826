package dev.ordertrail.systemtest.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.kill.Findings.OnTopic;
import dev.ordertrail.systemtest.kill.Findings.Shown;
import dev.ordertrail.systemtest.kill.Findings.Stored;
import dev.ordertrail.systemtest.wire.WholeSystem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Gathers what a run has left: from the databases, the topics and tracking itself.
final class Evidence {
    private static final Duration POLL = Duration.ofMillis(500);

    private final WholeSystem system;
    private final String operator;

    Evidence(WholeSystem system) {
        this.system = system;
        this.operator = system.token("ops1", "ops");
    }

    /// The event store.
    List<Stored> store() throws SQLException {
        try (var connection = system.database(Service.ORDER);
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT order_id, version, event_id, payload FROM order_event")) {
            var all = new ArrayList<Stored>();
            while (row.next()) {
                var payload = digest(row.getBytes(4));
                all.add(new Stored(row.getString(1), row.getLong(2), row.getString(3), payload));
            }
            return all;
        }
    }

    /// The rows of tracking's view.
    List<Shown> tracking() throws SQLException {
        try (var connection = system.database(Service.TRACKING);
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery("SELECT order_id, order_version FROM order_view")) {
            var all = new ArrayList<Shown>();
            while (row.next()) {
                all.add(new Shown(row.getString(1), row.getLong(2)));
            }
            return all;
        }
    }

    /// How many records still wait to be published, in all services.
    long unpublished() throws SQLException {
        long rows = 0;
        for (var service : Service.values()) {
            try (var connection = system.database(service);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM outbox")) {
                row.next();
                rows += row.getLong(1);
            }
        }
        return rows;
    }

    /// How many callbacks are not understood yet.
    long notUnderstood() throws SQLException {
        long rows = 0;
        for (var service : List.of(Service.PAYMENT, Service.SHIPPING)) {
            try (var connection = system.database(service);
                    var statement = connection.createStatement();
                    var row =
                            statement.executeQuery(
                                    "SELECT count(*) FROM inbox WHERE state NOT IN ('done', 'ignored')")) {
                row.next();
                rows += row.getLong(1);
            }
        }
        return rows;
    }

    /// Everything on a topic.
    List<OnTopic> topic(Topic topic) {
        var partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(p -> new TopicPartition(topic.name(), p))
                        .toList();
        Map<String, Object> config =
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.settings().servers().bootstrapServers());
        var all = new ArrayList<OnTopic>();
        try (var consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < Objects.requireNonNull(ends.get(p)))) {
                consumer.poll(POLL).forEach(r -> all.add(onTopic(r)));
            }
        }
        return all;
    }

    private static OnTopic onTopic(ConsumerRecord<String, byte[]> record) {
        var whole = new StringBuilder(digest(record.value()));
        record.headers().forEach(h -> whole.append(h.key()).append('=').append(digest(h.value())));
        return new OnTopic(
                record.key(),
                Long.parseLong(header(record, "ce_streamversion")),
                header(record, "ce_id"),
                digest(record.value()),
                digest(whole.toString().getBytes(UTF_8)));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(Objects.requireNonNull(record.headers().lastHeader(name)).value(), UTF_8);
    }

    /// All rows of tracking's view as one word.
    String hash() {
        return view().path("hash").asText();
    }

    /// How many events its rows have folded.
    long revisions() {
        return view().path("revisions").asLong();
    }

    private JsonNode view() {
        var answer = system.service(Service.TRACKING).get("/ops/views/hash", ops());
        if (!answer.ok()) {
            throw new IllegalStateException("the hash: " + answer.complaint());
        }
        return answer.json();
    }

    /// Starts a rebuild.
    void rebuild() {
        var answer = system.service(Service.TRACKING).send("POST", "/ops/replay", ops(), "");
        if (!answer.ok()) {
            throw new AssertionError("the rebuild: " + answer.complaint());
        }
    }

    /// How the rebuild is getting on: `done` when it is over.
    String rebuildState() {
        return system.service(Service.TRACKING)
                .get("/ops/replay", ops())
                .json()
                .path("state")
                .asText()
                .toLowerCase(java.util.Locale.ROOT);
    }

    private Map<String, String> ops() {
        return Http.bearer(operator);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
