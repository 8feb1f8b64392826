package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveIT {
    @Inject Wire wire;

    @TestHTTPResource URI base;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @Test
    void a_stream_tells_changes_and_a_reconnect_goes_on_behind_them() throws Exception {
        // Given
        var story = wire.story();
        wire.send(story.placed());
        visible(story, 1);
        String last;
        try (var stream = open("/api/live/orders/" + story.orderId(), "buyer123", null)) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly("1"));
            // When
            wire.send(
                    story.moved(1, "payment_pending", "cancelled", Cause.PERSON)
                            .told()
                            .subList(1, 2));
            // Then
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly("1", "2"));
            assertThat(stream.events().getLast().data())
                    .contains(
                            "\"type\":\"order_update\"",
                            "\"status\":\"cancelled\"",
                            story.orderId());
            last = stream.ids().getLast();
        }
        // and nothing is repeated, nothing missed
        try (var again = open("/api/live/orders/" + story.orderId(), "buyer123", last)) {
            wire.send(story.paid(3, "pi_1").told().subList(2, 3));
            await().untilAsserted(() -> assertThat(again.ids()).containsExactly("3"));
        }
        wire.send(story.paid(4, "cs_1").told().subList(3, 4));
        visible(story, 4);
        try (var late = open("/api/live/orders/" + story.orderId(), "buyer123", "3")) {
            await().untilAsserted(() -> assertThat(late.ids()).containsExactly("4"));
        }
    }

    @Test
    void a_person_hears_of_all_their_orders_and_of_no_other() throws Exception {
        var buyer = "buyer-" + System.nanoTime();
        var mine = wire.story().between(buyer, "seller456");
        var other = wire.story().between("somebody", "seller456");
        String last;
        try (var stream = open("/api/live/people/me", buyer, null)) {
            await().untilAsserted(() -> assertThat(stream.events()).hasSize(1));
            wire.send(other.placed());
            wire.send(mine.placed());
            await().untilAsserted(() -> assertThat(stream.events()).hasSize(2));
            assertThat(stream.events().get(1).data()).contains(mine.orderId());
            last = stream.ids().getLast();
        }
        var second = wire.story().between(buyer, "seller456");
        wire.send(second.placed());
        wire.send(mine.paid(1, "pi_1").told().subList(1, 2));
        visible(mine, 2);
        visible(second, 1);
        try (var again = open("/api/live/people/me", buyer, last)) {
            await().untilAsserted(() -> assertThat(again.events()).hasSize(2));
            assertThat(again.ids()).doesNotHaveDuplicates().doesNotContain(last);
            assertThat(again.events().toString()).contains(mine.orderId(), second.orderId());
        }
    }

    @Test
    void the_public_hears_without_login_and_without_persons() throws Exception {
        var story = wire.story().about(wire.johnDoe("buyer123"));
        wire.send(story.placed());
        visible(story, 1);
        try (var stream = new Stream(base + "api/live/track/" + story.number(), Map.of(), null)) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly("1"));
            assertThat(stream.events().getFirst().data()).doesNotContain("John", "buyer123");
        }
    }

    @Test
    void a_ticket_opens_its_own_stream_only() throws Exception {
        var story = wire.story();
        wire.send(story.placed());
        visible(story, 1);
        var path = "/api/live/orders/" + story.orderId();
        var url =
                given().header("Authorization", bearer("buyer123"))
                        .contentType("application/json")
                        .body(Map.of("stream", path))
                        .post("/api/live/tickets")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getString("url");
        try (var stream = new Stream(base.resolve(url).toString(), Map.of(), null)) {
            assertThat(stream.status()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly("1"));
        }
        var elsewhere = url.replace(path, "/api/live/people/me");
        try (var stream = new Stream(base.resolve(elsewhere).toString(), Map.of(), null)) {
            assertThat(stream.status()).isEqualTo(401);
        }
    }

    @Test
    void a_session_cookie_opens_streams_and_pages() throws Exception {
        var story = wire.story();
        wire.send(story.placed());
        visible(story, 1);
        var cookie =
                given().header("Authorization", bearer("buyer123"))
                        .post("/api/session")
                        .then()
                        .statusCode(204)
                        .extract()
                        .detailedCookie("ordertrail_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        given().cookie("ordertrail_session", cookie.getValue())
                .accept("text/html")
                .get("/orders/{id}", story.orderId())
                .then()
                .statusCode(200);
        var headers = Map.of("Cookie", "ordertrail_session=" + cookie.getValue());
        try (var stream = new Stream(base + "api/live/orders/" + story.orderId(), headers, null)) {
            await().untilAsserted(() -> assertThat(stream.ids()).containsExactly("1"));
        }
    }

    @Test
    void a_stranger_opens_nothing() throws Exception {
        var story = wire.story();
        wire.send(story.placed());
        visible(story, 1);
        try (var stream = open("/api/live/orders/" + story.orderId(), "stranger", null)) {
            assertThat(stream.status()).isEqualTo(404);
        }
        try (var stream = new Stream(base + "api/live/people/me", Map.of(), null)) {
            assertThat(stream.status()).isEqualTo(401);
        }
    }

    private Stream open(String path, String person, @Nullable String last) throws Exception {
        return new Stream(
                base.resolve(path).toString(), Map.of("Authorization", bearer(person)), last);
    }

    private static String bearer(String person) {
        return "Bearer " + TestTokens.token(person, "buyer");
    }

    private static void visible(Story story, int revision) {
        await().until(() ->
                given().header("Authorization", "Bearer " + TestTokens.token("ops", "ops"))
                        .get("/api/orders/{id}", story.orderId())
                        .asString()
                        .contains("\"revision\":" + revision + ","));
    }
}
