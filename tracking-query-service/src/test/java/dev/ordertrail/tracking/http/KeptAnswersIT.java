package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Flows;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// An answer that is ready is given again, but never when something it was made of is another.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptAnswersIT {
    private static final String BUYER = TestTokens.token("buyer123", "buyer");
    private static final String SELLER = TestTokens.token("seller456", "seller");

    @Inject Wire wire;
    @Inject MeterRegistry metrics;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @Test
    void the_second_look_finds_the_answer_of_the_first_and_a_change_makes_a_new_one() {
        // Given
        var story = wire.story();
        wire.send(story.placed());
        seen(story, 1);
        var first = order(story, BUYER).prettify();
        var before = found();

        // When
        var second = order(story, BUYER).prettify();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(found()).isEqualTo(before + 1);

        // When
        wire.send(
                story.moved(1, "payment_pending", "cancelled", Cause.PERSON).told().subList(1, 2));
        seen(story, 2);

        // Then
        assertThat(order(story, BUYER).getString("order.status")).isEqualTo("cancelled");
    }

    @Test
    void every_kind_of_reader_has_an_answer_of_their_own() {
        var story = wire.story().about(wire.johnDoe("buyer123"));
        wire.send(story.placed());
        seen(story, 1);
        for (var time = 0; time < 2; time++) {
            assertThat(order(story, BUYER).getString("order.anomalies")).isNull();
            assertThat(order(story, TestTokens.token("anna", "staff")).getList("order.anomalies"))
                    .isEmpty();
            assertThat(order(story, SELLER).getString("order.buyer.name")).isEqualTo("John Doe");
            var everybody =
                    given().get("/api/orders/track/{number}", story.number())
                            .then()
                            .statusCode(200)
                            .extract()
                            .asString();
            assertThat(everybody).doesNotContain("John");
        }
    }

    @Test
    void a_key_that_was_destroyed_shuts_answers_that_are_ready() {
        var person = "forgotten-" + System.nanoTime();
        var story = wire.story().about(wire.johnDoe(person));
        wire.send(story.placed());
        seen(story, 1);
        for (var reader : new String[] {BUYER, SELLER}) {
            assertThat(order(story, reader).getString("order.buyer.name")).isEqualTo("John Doe");
        }
        wire.erase(person);
        for (var reader : new String[] {BUYER, SELLER}) {
            assertThat(order(story, reader).getString("order.buyer.name")).isNull();
        }
    }

    @Test
    void what_is_said_without_a_workflow_is_said_no_longer_than_that() {
        // Given
        var late = Flows.marketplaceAs("late" + System.nanoTime());
        var story = wire.story().under(late.ref());
        wire.send(story.placed());
        seen(story, 1);
        assertThat(order(story, BUYER).getString("order.phase")).isNull();

        // When
        wire.publish(late);

        // Then
        await().untilAsserted(() ->
                assertThat(order(story, BUYER).getString("order.phase"))
                        .isEqualTo("awaiting_payment"));
    }

    private double found() {
        return metrics.get("cache.gets")
                .tags("cache", "ordertrail.tracking.answers", "result", "hit")
                .functionCounter()
                .count();
    }

    private static void seen(Story story, long version) {
        await().until(() ->
                given().header("Authorization", "Bearer " + BUYER)
                                .queryParam("minVersion", version)
                                .get("/api/orders/{id}", story.orderId())
                                .statusCode()
                        == 200);
    }

    private static JsonPath order(Story story, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
