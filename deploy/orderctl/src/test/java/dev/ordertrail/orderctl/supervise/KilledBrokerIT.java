package dev.ordertrail.orderctl.supervise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.embedded.FreePorts;
import dev.ordertrail.embedded.KafkaNode;
import dev.ordertrail.embedded.KafkaProcess;
import dev.ordertrail.embedded.TopicSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded broker as a process of its own. Here and not beside the broker: after a kill it
/// waits until its own session has run out, and everything else is built upon that module.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledBrokerIT {
    private static final Topic TOPIC = new Topic("kept", 1, Map.of());

    @TempDir Path directory;

    @Test
    void keeps_what_it_acknowledged_when_it_is_killed() throws Exception {
        // Given
        var node = new KafkaNode(directory.resolve("kafka"), FreePorts.next(), FreePorts.next());
        var first = process(node);
        try {
            new TopicSetup(node.bootstrapServers(), 1).ensure(List.of(TOPIC));
            produce(node.bootstrapServers(), "written before");
        } finally {
            // When
            first.destroyForcibly().waitFor();
        }
        var second = process(node);
        // Then
        try {
            assertThat(firstValue(node.bootstrapServers())).isEqualTo("written before");
        } finally {
            second.destroy();
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Process process(KafkaNode node) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KafkaProcess.class.getName(),
                                node.data().toString(),
                                Integer.toString(node.port()),
                                Integer.toString(node.controllerPort()))
                        .redirectErrorStream(true)
                        .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        var line = said.readLine();
        while (line != null && !line.startsWith("ready kafka")) {
            line = said.readLine();
        }
        assertThat(line).isNotNull();
        var drain = new Thread(() -> said.lines().forEach(Objects::requireNonNull));
        drain.setDaemon(true);
        drain.start();
        return process;
    }

    private static void produce(String bootstrap, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC.name(), value)).get(10, TimeUnit.SECONDS);
        }
    }

    private static String firstValue(String bootstrap) {
        try (var consumer = consumer(bootstrap)) {
            var partitions = List.of(new TopicPartition(TOPIC.name(), 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }

    private static KafkaConsumer<String, String> consumer(String bootstrap) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
