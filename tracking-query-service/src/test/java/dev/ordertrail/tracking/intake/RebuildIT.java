package dev.ordertrail.tracking.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class RebuildIT {
    @Inject Wire wire;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @Test
    void a_rebuild_equals_the_live_view_while_reads_and_writes_go_on() {
        // Given
        var stories = new ArrayList<Story>();
        for (var i = 0; i < 60; i++) {
            var story = wire.story().wholeLife();
            stories.add(story);
        }
        wire.send(stories.stream().flatMap(s -> s.told().stream()).toList());
        stories.forEach(RebuildIT::visible);
        var before = hash();
        // When
        ops().post("/ops/replay").then().statusCode(202).body("state", notNullValue());
        var reads = 0;
        while (!ops().get("/ops/replay").jsonPath().getString("state").matches("DONE|FAILED")) {
            var story = stories.get(reads++ % stories.size());
            ops().get("/api/orders/{id}", story.orderId()).then().statusCode(200);
            if (reads % 20 == 0) {
                wire.send(wire.story().placed());
            }
        }
        // Then
        var progress = ops().get("/ops/replay").jsonPath();
        assertThat(progress.getString("state")).isEqualTo("DONE");
        assertThat(progress.getLong("read")).isGreaterThanOrEqualTo(before.getLong("revisions"));
        stories.forEach(RebuildIT::visible);
        // and, with nothing coming in, once more: the same word
        var settled = settledHash();
        rebuild();
        assertThat(hash().getMap("")).isEqualTo(settled);
    }

    @Test
    void the_live_projection_goes_on_in_the_rebuilt_tables() {
        var story = wire.story().placed();
        wire.send(story);
        visible(story);
        rebuild();
        wire.send(
                story.moved(1, "payment_pending", "cancelled", Cause.PERSON).told().subList(1, 2));
        visible(story);
    }

    @Test
    void an_order_with_an_unreadable_record_waits_and_says_so() {
        // Given
        var story = wire.story().placed();
        var other = wire.story().placed();
        wire.send(story);
        visible(story);
        // When
        var newer =
                new Envelope(
                        "e-" + story.orderId(),
                        "dev.ordertrail.order.teleported.v9",
                        "/test",
                        story.orderId(),
                        Story.at(1),
                        Story.at(1),
                        "main",
                        2,
                        null,
                        null,
                        null);
        wire.send(newer, Topics.ORDER_EVENTS, "{}".getBytes(StandardCharsets.UTF_8));
        wire.flush();
        wire.send(other);
        // Then
        await().untilAsserted(() ->
                ops().get("/api/orders/{id}", story.orderId())
                        .then()
                        .statusCode(200)
                        .body("order.version", is(1))
                        .body("order.staleSince", notNullValue()));
        visible(other);
        // and a rebuild leaves it where it is
        var settled = settledHash();
        rebuild();
        assertThat(hash().getMap("")).isEqualTo(settled);
    }

    @Test
    void only_ops_may_rebuild() {
        given().post("/ops/replay").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.token("staff789", "staff"))
                .post("/ops/replay")
                .then()
                .statusCode(403);
    }

    private static void rebuild() {
        await().until(() -> ops().post("/ops/replay").statusCode() == 202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ops().get("/ops/replay").jsonPath().getString("state").equals("DONE"));
    }

    private static JsonPath hash() {
        return ops().get("/ops/views/hash").jsonPath();
    }

    /// The hash once nothing changes any more.
    private static Object settledHash() {
        var seen = new ArrayList<Object>(List.of(hash().getMap("")));
        await().pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    seen.add(hash().getMap(""));
                    return seen.getLast().equals(seen.get(seen.size() - 2));
                });
        return seen.getLast();
    }

    private static void visible(Story story) {
        await().pollDelay(Duration.ZERO)
                .untilAsserted(() ->
                        ops().get("/api/orders/{id}", story.orderId())
                                .then()
                                .body("order.revision", is(story.told().size())));
    }

    private static RequestSpecification ops() {
        return given().header("Authorization", "Bearer " + TestTokens.token("ops", "ops"));
    }
}
