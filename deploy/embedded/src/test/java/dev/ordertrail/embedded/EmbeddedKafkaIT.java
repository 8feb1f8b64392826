package dev.ordertrail.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedKafkaIT {
    private static final Topic TOPIC = new Topic("kept", 1, Map.of());

    @TempDir Path directory;

    @Test
    void broker_and_client_have_one_version() {
        var server = kafka.server.KafkaConfig.class.getProtectionDomain().getCodeSource();
        assertThat(server.getLocation().getPath()).contains("-" + AppInfoParser.getVersion());
    }

    @Test
    void all_topics_of_the_contracts_are_there() throws Exception {
        try (var admin = admin(TestStack.shared().bootstrapServers())) {
            var names = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).containsAll(names);
        }
    }

    @Test
    void refuses_to_change_the_number_of_partitions() {
        var setup = new TopicSetup(TestStack.shared().bootstrapServers(), 1);
        setup.ensure(List.of(new Topic("grown", 2, Map.of())));
        assertThatThrownBy(() -> setup.ensure(List.of(new Topic("grown", 3, Map.of()))))
                .hasMessageContaining("topic grown has 2 partitions and must have 3");
    }

    @Test
    void makes_no_topic_that_nobody_asked_for() throws Exception {
        var bootstrap = TestStack.shared().bootstrapServers();
        try (var consumer = consumer(bootstrap);
                var admin = admin(bootstrap)) {
            consumer.subscribe(Set.of("nobody-made-this"));
            consumer.poll(Duration.ofMillis(500));
            assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS))
                    .doesNotContain("nobody-made-this");
        }
    }

    @Test
    void keeps_what_it_acknowledged_when_it_is_killed() throws Exception {
        // Given
        var node = new KafkaNode(directory.resolve("kafka"), FreePorts.next(), FreePorts.next());
        var first = process(node);
        new TopicSetup(node.bootstrapServers(), 1).ensure(List.of(TOPIC));
        produce(node.bootstrapServers(), "written before");
        // When
        first.destroyForcibly().waitFor();
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
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "group.id", "test");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }
}
