package dev.ordertrail.systemtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.settings.Service;
import dev.ordertrail.systemtest.callback.EasyPost;
import dev.ordertrail.systemtest.callback.EasyPost.Scan;
import dev.ordertrail.systemtest.callback.Story;
import dev.ordertrail.systemtest.callback.Stripe;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// One order from the checkout to the doorstep, as everybody concerned sees it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> GOOD_WAY =
            List.of(
                    "payment_pending",
                    "payment_confirmed",
                    "order_confirmed",
                    "processing",
                    "ready_to_ship",
                    "shipped",
                    "in_transit",
                    "out_for_delivery",
                    "delivered",
                    "completed");

    private final WholeSystem system = WholeSystem.shared();
    private final Marketplace marketplace = new Marketplace(system);

    @Test
    void an_order_is_placed_paid_packed_shipped_delivered_and_completed() {
        // Given
        var story = Stories.fresh();
        var order = marketplace.place(story);
        awaitStatus(order.id(), "payment_pending");
        try (var ofBuyer = buyersStream(order.id());
                var ofAll = publicStream(order.number())) {
            await().atMost(SOON).until(() -> !ofBuyer.updates().isEmpty());
            await().atMost(SOON).until(() -> !ofAll.updates().isEmpty());

            // When
            live(order.id(), story, List.of(ofBuyer, ofAll));

            // Then
            assertThat(statuses(ofBuyer)).containsSubsequence(GOOD_WAY);
            assertThat(statuses(ofAll)).containsSubsequence(GOOD_WAY);
            assertThat(ids(ofBuyer)).isSorted().doesNotHaveDuplicates();
        }
        everybodySees(order);
        discordWasTold(order.number());
    }

    /// Every step waits until it can be seen, as people do.
    private void live(String id, Story story, List<LiveStream> viewers) {
        assertThat(marketplace.post(Stripe.intentSucceeded(story)).status()).isEqualTo(200);
        assertThat(marketplace.post(Stripe.sessionCompleted(story)).status()).isEqualTo(200);
        awaitSeen(viewers, id, "payment_confirmed");
        for (var status : List.of("order_confirmed", "processing", "ready_to_ship")) {
            assertThat(marketplace.sellerMoves(id, status).status()).isEqualTo(200);
            awaitSeen(viewers, id, status);
        }
        assertThat(marketplace.sellerShips(id, story).status()).isEqualTo(200);
        awaitSeen(viewers, id, "shipped");
        for (var scan : Scan.values()) {
            assertThat(marketplace.post(EasyPost.updated(story, scan)).status()).isEqualTo(200);
            awaitSeen(
                    viewers,
                    id,
                    switch (scan) {
                        case FIRST -> "shipped";
                        case IN_TRANSIT -> "in_transit";
                        case OUT_FOR_DELIVERY -> "out_for_delivery";
                        case DELIVERED -> "delivered";
                    });
        }
        assertThat(marketplace.buyerCompletes(id).status()).isEqualTo(200);
        awaitSeen(viewers, id, "completed");
    }

    private void awaitSeen(List<LiveStream> viewers, String id, String status) {
        awaitStatus(id, status);
        for (var viewer : viewers) {
            await().atMost(SOON).untilAsserted(() -> assertThat(statuses(viewer)).endsWith(status));
        }
    }

    private void everybodySees(Marketplace.Placed order) {
        for (var answer :
                List.of(
                        marketplace.buyerReads(order.id()),
                        marketplace.sellerReads(order.id()),
                        marketplace.anybodyReads(order.number()))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(status(answer)).isEqualTo("completed");
            assertThat(answer.json().at("/order/shipping/summary").asText())
                    .isEqualTo("1 of 1 delivered");
        }
        var buyer = marketplace.buyerReads(order.id()).json().path("order");
        assertThat(buyer.at("/payment/status").asText()).isEqualTo("confirmed");
        assertThat(buyer.at("/shipping/address/street").asText()).isEqualTo("123 Main St");
        assertThat(marketplace.anybodyReads(order.number()).body())
                .doesNotContain("John", "Main St", "john@example.com", Marketplace.BUYER);
        assertThat(marketplace.staffReads(order.id()).json().at("/order/anomalies")).isEmpty();
        for (var list :
                List.of(
                        marketplace.buyerGets("/api/orders/buyer/" + Marketplace.BUYER),
                        marketplace.sellerGets("/api/orders/seller/" + Marketplace.SELLER))) {
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body()).contains(order.number());
        }
    }

    private void discordWasTold(String number) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(system.discord().messages())
                                .filteredOn(m -> m.contains(number))
                                .hasSizeGreaterThanOrEqualTo(3)
                                .doesNotHaveDuplicates()
                                .anySatisfy(m -> assertThat(m).contains("embeds")));
    }

    @Test
    void postgresql_is_durable_and_runs_so() throws SQLException {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            try (var connection = system.database(Service.ORDER);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SHOW " + setting)) {
                row.next();
                assertThat(row.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void ctrl_c_leaves_nothing_behind_and_the_next_start_knows_the_order() {
        // Given
        var story = Stories.fresh();
        var order = marketplace.place(story);
        awaitStatus(order.id(), "payment_pending");
        var processes = system.processes();
        assertThat(processes)
                .hasSize(10); // five services, gateway, PostgreSQL, Kafka, providers, supervisor

        // When
        system.down();

        // Then
        assertThat(processes).allSatisfy((_, process) -> assertThat(process.isAlive()).isFalse());
        assertThat(system.ports()).allSatisfy((_, port) -> assertThat(Ports.isFree(port)).isTrue());

        // When
        system.up();

        // Then
        awaitStatus(order.id(), "payment_pending");
        assertThat(marketplace.place(story)).isEqualTo(order);
        marketplace.post(Stripe.sessionCompleted(story));
        awaitStatus(order.id(), "payment_confirmed");
    }

    @Test
    void a_signature_that_does_not_fit_leaves_no_trace() {
        var story = Stories.fresh();
        var order = marketplace.place(story);
        var http = system.gateway();
        for (var signature : List.of("t=1,v1=00", "nonsense", "t=" + Long.MAX_VALUE + ",v1=ab")) {
            var answer =
                    http.send(
                            "POST",
                            "/webhooks/stripe",
                            Map.of("Stripe-Signature", signature),
                            Stripe.sessionCompleted(story).body());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).isEqualTo("SIGNATURE_INVALID");
        }
        awaitStatus(order.id(), "payment_pending");
    }

    @Test
    void a_stranger_finds_nothing() {
        var order = marketplace.place(Stories.fresh());
        awaitStatus(order.id(), "payment_pending");
        var http = system.gateway();
        for (var stranger :
                List.of(system.token("mallory", "buyer"), system.token("mallory", "seller"))) {
            var answer = http.get("/api/orders/" + order.id(), Http.bearer(stranger));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("code").asText()).isEqualTo("ORDER_NOT_FOUND");
        }
        assertThat(http.get("/api/orders/" + order.id(), Map.of()).status()).isEqualTo(401);
    }

    private LiveStream buyersStream(String id) {
        var address = system.settings().gateway().resolve("/api/live/orders/" + id);
        return new LiveStream(address, Http.bearer(marketplace.buyerToken()));
    }

    private LiveStream publicStream(String number) {
        URI address = system.settings().gateway().resolve("/api/live/track/" + number);
        return new LiveStream(address, Map.of());
    }

    private static List<String> statuses(LiveStream stream) {
        return stream.updates().stream().map(u -> u.json().at("/update/status").asText()).toList();
    }

    private static List<Long> ids(LiveStream stream) {
        return stream.updates().stream().map(u -> Long.valueOf(u.id())).toList();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(status(marketplace.buyerReads(id))).isEqualTo(status));
    }

    private static String status(Answer answer) {
        return answer.json().at("/order/status").asText(answer.complaint());
    }
}
