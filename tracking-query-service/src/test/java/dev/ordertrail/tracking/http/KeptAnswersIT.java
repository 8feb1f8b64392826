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
import java.util.List;
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
    void the_second_look_finds_the_answer_of_the_first() {
        // Given
        var story = placed(wire.story());
        var first = order(story, BUYER).prettify();
        var fresh = made("now");
        var ready = made("before");

        // When
        var second = order(story, BUYER).prettify();

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(made("now")).isEqualTo(fresh);
        assertThat(made("before")).isEqualTo(ready + 1);
    }

    @Test
    void a_change_of_any_source_makes_a_new_one() {
        // Given
        var story = placed(wire.story());
        assertThat(order(story, BUYER).getString("order.payment.status")).isEqualTo("pending");

        // When
        wire.send(story.paid(1, "pi_kept").told().subList(1, 2));

        // Then
        await().untilAsserted(() ->
                assertThat(order(story, BUYER).getString("order.payment.status"))
                        .isEqualTo("confirmed"));

        // When
        var all = story.moved(2, "payment_pending", "cancelled", Cause.PERSON).told();
        wire.send(all.subList(2, 3));

        // Then
        await().untilAsserted(() ->
                assertThat(order(story, BUYER).getString("order.status")).isEqualTo("cancelled"));
    }

    @Test
    void every_reader_and_every_question_has_an_answer_of_its_own() {
        // Given
        var story = placed(wire.story().about(wire.johnDoe("buyer123")));
        var staff = TestTokens.token("anna", "staff");
        for (var time = 0; time < 2; time++) {
            // When
            var everybody = get("/api/orders/track/" + story.number(), BUYER);
            var timeline = get("/api/orders/" + story.orderId() + "/timeline", BUYER);

            // Then
            assertThat(order(story, BUYER).getString("order.anomalies")).isNull();
            assertThat(order(story, staff).getList("order.anomalies")).isEmpty();
            assertThat(order(story, SELLER).getString("order.buyer.name")).isEqualTo("John Doe");
            assertThat(everybody.prettify()).doesNotContain("John");
            assertThat(timeline.getString("timeline[0].status")).isEqualTo("payment_pending");
        }
    }

    @Test
    void who_sees_as_much_but_may_do_more_has_another_answer_and_another_tag() {
        // Given
        var story = wire.story();
        var staff = TestTokens.token("anna", "staff");
        var admin = TestTokens.token("anna", "admin");
        wire.send(story.wholeLife());
        await().untilAsserted(() ->
                assertThat(order(story, staff).getLong("order.revision"))
                        .isEqualTo(story.told().size()));
        for (var time = 0; time < 2; time++) {
            // When
            var ofStaff = order(story, staff).getList("order.allowedTransitions");
            var ofAdmin = order(story, admin).getList("order.allowedTransitions");

            // Then
            assertThat(ofStaff).isEqualTo(List.of("completed", "disputed"));
            assertThat(ofAdmin).isEmpty();
            assertThat(tag(story, staff)).isNotEqualTo(tag(story, admin));
        }
    }

    @Test
    void a_key_that_was_destroyed_shuts_answers_that_are_ready() {
        // Given
        var person = "forgotten-" + System.nanoTime();
        var story = placed(wire.story().about(wire.johnDoe(person)));
        assertThat(order(story, BUYER).getString("order.buyer.name")).isEqualTo("John Doe");
        assertThat(order(story, SELLER).getString("order.buyer.name")).isEqualTo("John Doe");

        // When
        wire.erase(person);

        // Then
        assertThat(order(story, BUYER).getString("order.buyer.name")).isNull();

        // When
        placed(wire.story().about(wire.johnDoe(person))); // with a key of their own again

        // Then
        assertThat(order(story, SELLER).getString("order.buyer.name")).isNull();
    }

    @Test
    void what_is_said_without_a_workflow_is_said_no_longer_than_that() {
        // Given
        var late = Flows.marketplaceAs("late" + System.nanoTime());
        var story = placed(wire.story().under(late.ref()));
        assertThat(order(story, BUYER).getString("order.phase")).isNull();

        // When
        wire.publish(late);

        // Then
        await().untilAsserted(() ->
                assertThat(order(story, BUYER).getString("order.phase"))
                        .isEqualTo("awaiting_payment"));
    }

    private Story placed(Story story) {
        wire.send(story.placed());
        await().until(() ->
                given().header("Authorization", "Bearer " + BUYER)
                                .queryParam("minVersion", 1)
                                .get("/api/orders/{id}", story.orderId())
                                .statusCode()
                        == 200);
        return story;
    }

    private double made(String when) {
        return metrics.get("ordertrail.tracking.answers").tag("made", when).counter().count();
    }

    private static JsonPath order(Story story, String token) {
        return get("/api/orders/" + story.orderId(), token);
    }

    private static JsonPath get(String path, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();
    }

    private static String tag(Story story, String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/orders/{id}", story.orderId())
                .header("ETag");
    }
}
