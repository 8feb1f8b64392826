package dev.ordertrail.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedKafkaIT {
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

    private static KafkaConsumer<String, String> consumer(String bootstrap) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "group.id", "test");
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }

    private static Admin admin(String bootstrap) {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }
}
