package dev.ordertrail.systemtest.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.TopicReader;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What happens when a part of it is in trouble.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TroubleIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ORDER_SERVICE = "order-service";

    private final WholeSystem system = WholeSystem.shared();
    private final Marketplace marketplace = new Marketplace(system);

    @Test
    void with_the_broker_away_orders_are_taken_and_told_later_in_order() {
        var placed = new ArrayList<Marketplace.Placed>();
        try (var _ = system.freeze("kafka")) {
            // Given
            system.kill(ORDER_SERVICE);
            var http = system.service(Service.ORDER);

            // When
            await().atMost(SOON).until(() -> http.probe("/q/health/ready").orElse(0) == 200);
            for (var i = 0; i < 5; i++) {
                placed.add(marketplace.place(Stories.fresh()));
            }
            for (var order : placed) {
                assertThat(marketplace.buyerReads(order.id()).status()).isEqualTo(404);
            }
        }

        // Then
        for (var order : placed) {
            awaitStatus(order.id(), "payment_pending");
            var versions =
                    new TopicReader(system.settings().servers().bootstrapServers())
                            .ofKey(Topics.ORDER_EVENTS, order.id()).stream()
                                    .map(r -> r.headers().lastHeader("ce_streamversion").value())
                                    .map(v -> new String(v, UTF_8))
                                    .distinct()
                                    .toList();
            assertThat(versions).containsExactly("1");
        }
    }

    @Test
    void with_postgresql_away_it_answers_503_and_never_a_promise_it_cannot_keep() {
        // Given
        var answered = new HashMap<Story, Marketplace.Placed>();
        var refused = new ArrayList<Http.Answer>();

        // When
        try (var _ = system.keepAway("postgres", "POSTGRES_PORT")) {
            await().atMost(SOON)
                    .until(() -> {
                        ask(Stories.fresh(), answered, refused);
                        return refused.size() >= 5;
                    });
            var webhook = marketplace.post(Stripe.sessionCompleted(Stories.fresh()));
            assertThat(webhook.status()).isEqualTo(503);
        }

        // Then
        assertThat(refused)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(503);
                    var problem = answer.json();
                    assertThat(problem.path("code").asText()).isEqualTo("DATABASE_ERROR");
                    assertThat(problem.path("canRetry").asBoolean()).isTrue();
                    assertThat(answer.body()).doesNotContain("Exception", "jdbc", "SQL");
                });
        var late = Stories.fresh();
        await().atMost(SOON).until(() -> ask(late, answered, new ArrayList<>()));
        answered.forEach((story, order) -> {
            assertThat(marketplace.place(story)).isEqualTo(order);
            awaitStatus(order.id(), "payment_pending");
        });
    }

    private boolean ask(
            Story story, Map<Story, Marketplace.Placed> answered, List<Http.Answer> refused) {
        try {
            var answer = marketplace.tryToPlace(story);
            if (answer.ok()) {
                answered.put(story, Marketplace.Placed.of(answer.json()));
                return true;
            }
            refused.add(answer);
        } catch (Failure _) {
            // cut off in the middle: nothing was promised
        }
        return false;
    }

    @Test
    void a_record_that_nobody_can_read_parks_its_order_and_no_other() {
        // Given
        var sick = marketplace.place(Stories.fresh());
        var story = Stories.fresh();
        var sound = marketplace.place(story);
        awaitStatus(sick.id(), "payment_pending");

        // When
        publish(sick.id(), "dev.ordertrail.payment.confirmed.v99", "{\"a\": \"newer writer\"}");

        // Then
        var operator = Http.bearer(system.token("ops1", "ops"));
        for (var service : List.of(Service.ORDER, Service.TRACKING)) {
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(system.service(service).get("/ops/parked", operator).body())
                                    .contains(sick.id())
                                    .doesNotContain(sound.id()));
        }
        await().atMost(SOON)
                .until(() ->
                        !marketplace.buyerReads(sick.id()).json().at("/order/staleSince").isNull());
        marketplace.post(Stripe.sessionCompleted(story));
        awaitStatus(sound.id(), "payment_confirmed");
        assertThat(marketplace.buyerReads(sound.id()).json().at("/order/staleSince").isNull())
                .isTrue();
    }

    private void publish(String orderId, String type, String value) {
        Map<String, Object> config =
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        system.settings().servers().bootstrapServers());
        var entry =
                new ProducerRecord<>(Topics.PAYMENT_EVENTS.name(), orderId, value.getBytes(UTF_8));
        var now = Instant.now().toString();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/payment-service",
                        "ce_subject",
                        orderId,
                        "ce_time",
                        now,
                        "ce_recordedtime",
                        now,
                        "ce_shop",
                        "main",
                        "ce_streamversion",
                        "1")
                .forEach((name, text) -> entry.headers().add(name, text.getBytes(UTF_8)));
        try (var producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            var sent = producer.send(entry);
            producer.flush();
            assertThat(sent).isDone();
        }
    }

    @Test
    void a_busy_port_is_named_with_its_holder_and_nothing_is_started() throws IOException {
        try (var another = WholeSystem.another()) {
            var port = Objects.requireNonNull(another.ports().get("ORDER_PORT"));
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                var said = another.fails();
                assertThat(said)
                        .contains(
                                "port " + port,
                                ORDER_SERVICE,
                                "pid " + ProcessHandle.current().pid(),
                                "ORDER_PORT=");
            }
            assertThat(another.processes()).isEmpty();
        }
    }

    @Test
    void a_second_start_of_the_same_system_is_refused_in_words() {
        assertThat(system.fails()).contains("already running", "./run stop");
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(marketplace.buyerReads(id).json().at("/order/status").asText())
                                .isEqualTo(status));
    }
}
