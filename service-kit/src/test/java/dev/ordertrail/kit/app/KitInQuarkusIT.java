package dev.ordertrail.kit.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.kit.outbox.Outbox;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.stream.Fact;
import dev.ordertrail.kit.stream.Facts;
import dev.ordertrail.kit.stream.Facts.OfOrder;
import dev.ordertrail.kit.support.Samples;
import dev.ordertrail.kit.tx.Tx;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The kit in a running service: what comes in, what goes out, and how it says no.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class KitInQuarkusIT {
    @Inject Tx tx;
    @Inject Facts facts;
    @Inject Inbox inbox;
    @Inject Outbox outbox;
    @Inject ShippingIntake intake;
    @Inject PersonKeys keys;
    @Inject Sealing sealing;

    @Test
    void a_fact_goes_through_outbox_relay_topic_and_intake() {
        // Given
        var order = UUID.randomUUID().toString();

        // When
        tell(order);
        tell(order);

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(intake.versions(order)).containsExactly(1L, 2L));
    }

    @Test
    void a_batch_that_takes_long_makes_the_next_one_wait() {
        // Given
        var order = UUID.randomUUID().toString();
        var gate = new CountDownLatch(1);
        tell(order);
        await().atMost(Duration.ofSeconds(30)).until(() -> intake.versions(order).size() == 1);
        intake.gate.set(gate);
        var entered = intake.entered.get();

        // When
        tell(order);
        await().until(() -> intake.entered.get() == entered + 1);
        tell(order);
        await().until(() -> outboxIsEmpty());

        // Then
        assertThat(intake.entered).hasValue(entered + 1);
        assertThat(intake.versions(order)).containsExactly(1L);
        gate.countDown();
        await().untilAsserted(() -> assertThat(intake.versions(order)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void a_kept_message_is_worked_off_once() {
        // Given
        var order = UUID.randomUUID().toString();

        // When
        var first = inbox.keep(message("id-" + order, order));
        var again = inbox.keep(message("id-" + order, order));

        // Then
        assertThat(first).isTrue();
        assertThat(again).isFalse();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(intake.versions(order)).containsExactly(1L));
    }

    @Test
    void ops_sees_parked_messages_and_has_them_processed_again() {
        // Given
        var id = UUID.randomUUID().toString();
        inbox.keep(message(id, "nonsense"));

        // When
        await().untilAsserted(() ->
                as("ops", "ops")
                        .get("/ops/inbox")
                        .then()
                        .statusCode(200)
                        .body("eventId", hasItem(id)));
        int number =
                as("ops", "ops")
                        .get("/ops/inbox")
                        .then()
                        .extract()
                        .path("find { it.eventId == '" + id + "' }.id");

        // Then
        as("ops", "ops")
                .post("/ops/inbox/" + number + "/again")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        problem(as("ops", "ops").post("/ops/inbox/999999/again").then(), 404, "NOT_FOUND");
        problem(as("staff", "staff").get("/ops/inbox").then(), 403, "FORBIDDEN");
        problem(given().get("/ops/parked").then(), 401, "UNAUTHENTICATED");
        as("ops", "ops").get("/ops/parked").then().statusCode(200);
    }

    @Test
    void a_key_made_by_one_service_reaches_those_who_follow_and_a_tombstone_shuts_the_box() {
        // Given
        var person = "buyer-" + UUID.randomUUID();
        keys.ensure(List.of(person));
        var box =
                tx.in(c ->
                        sealing.seal(
                                c,
                                person,
                                new PersonalData("Ada", null, null, null, Map.of(), null, null)));

        // When
        assertThat(sealing.open(box).orElseThrow().name()).isEqualTo("Ada");
        tx.run(c -> outbox.addRaw(c, Topics.PERSON_KEYS, person, null, Map.of()));

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> sealing.open(box).isEmpty());
    }

    @Test
    void refusals_are_documents() {
        problem(
                        json().body("{\"quantity\": 1,\n  oops").post("/shop/orders").then(),
                        400,
                        "MALFORMED_BODY")
                .body("line", equalTo(2));
        problem(
                        json().body("{\"quantity\": \"many\"}").post("/shop/orders").then(),
                        422,
                        "VALIDATION_FAILED")
                .body("errors.field", contains("quantity"));
        problem(json().body("[]").post("/shop/orders").then(), 400, "MALFORMED_BODY");
        problem(
                given().contentType(ContentType.XML).body("<a/>").post("/shop/orders").then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(given().accept(ContentType.XML).get("/shop/maybe").then(), 406, "NOT_ACCEPTABLE");
        problem(given().get("/nowhere").then(), 404, "NOT_FOUND");
        problem(given().delete("/shop/orders").then(), 405, "METHOD_NOT_ALLOWED");
        problem(given().get("/shop/fails/refused").then(), 409, "INVALID_STATUS_TRANSITION")
                .body("allowed", contains("shipped"))
                .body("type", equalTo("/problems/invalid-status-transition"))
                .body("instance", equalTo("/shop/fails/refused"));
    }

    @Test
    void nothing_of_the_inside_leaves() {
        for (var how : List.of("bug", "sql")) {
            problem(given().get("/shop/fails/" + how).then(), 500, "INTERNAL_ERROR")
                    .body("traceId", notNullValue())
                    .body(not(containsString("secret")))
                    .body(not(containsString("Exception")));
        }
        problem(given().get("/shop/fails/away").then(), 503, "DATABASE_ERROR")
                .body("canRetry", equalTo(true))
                .body(not(containsString("secret")));
    }

    @Test
    void callers_are_who_their_tokens_say() {
        problem(given().get("/shop/me").then(), 401, "UNAUTHENTICATED");
        problem(
                bearer(TestTokens.expired("ada", "buyer")).get("/shop/me").then(),
                401,
                "UNAUTHENTICATED");
        problem(bearer("rubbish").get("/shop/me").then(), 401, "UNAUTHENTICATED");
        problem(
                bearer(TestTokens.fromElsewhere("ada", "buyer")).get("/shop/maybe").then(),
                401,
                "UNAUTHENTICATED");
        problem(as("ada", "buyer").get("/shop/staff").then(), 403, "FORBIDDEN");
        problem(as("ada", "buyer").get("/shop/annotated").then(), 403, "FORBIDDEN");
        problem(given().get("/shop/annotated").then(), 401, "UNAUTHENTICATED");
        given().get("/shop/maybe").then().statusCode(200).body("known", equalTo(false));
        as("ada", "buyer", "staff")
                .get("/shop/me")
                .then()
                .statusCode(200)
                .body("id", equalTo("ada"))
                .body("highest", equalTo("staff"));
        as("ada", "staff").get("/shop/annotated").then().statusCode(200);
    }

    @Test
    void a_body_over_a_mebibyte_is_refused() {
        var large = "{\"items\": [\"" + "x".repeat(1 << 20) + "\"]}";
        problem(json().body(large).post("/shop/orders").then(), 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void the_same_command_twice_gives_the_same_answer() {
        var key = UUID.randomUUID().toString();
        var first = once(key, "{}").statusCode(201).extract().asString();
        assertThat(once(key, "{}").statusCode(201).extract().asString()).isEqualTo(first);
        problem(once(key, "{ }"), 422, "IDEMPOTENCY_KEY_REUSED");
        problem(
                as("ada", "buyer")
                        .contentType(ContentType.JSON)
                        .body("{}")
                        .post("/shop/once")
                        .then(),
                400,
                "IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void health_and_metrics_tell() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", not(hasItem(containsString("afka"))));
    }

    private ValidatableResponse once(String key, String body) {
        return as("ada", "buyer")
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/shop/once")
                .then();
    }

    @Test
    void facts_of_several_orders_are_numbered_for_each_of_them() {
        var a = "a-" + UUID.randomUUID();
        var b = "b-" + UUID.randomUUID();
        var told =
                tx.in(c -> {
                    facts.publish(
                            c,
                            Topics.SHIPPING_EVENTS,
                            List.of(
                                    new OfOrder(b, "main", List.of(fact(), fact())),
                                    new OfOrder(a, "main", List.of(fact()))));
                    facts.publish(
                            c,
                            Topics.SHIPPING_EVENTS,
                            List.of(
                                    new OfOrder(a, "main", List.of(fact(), fact())),
                                    new OfOrder(b, "main", List.of())));
                    return numbers(c, a, b);
                });
        assertThat(told).containsExactly(b + " 1", b + " 2", a + " 1", a + " 2", a + " 3");
    }

    private static List<String> numbers(Connection c, String... orders) throws SQLException {
        try (var s =
                c.prepareStatement(
                        "SELECT aggregateid || ' ' || (headers ->> 'ce_streamversion') FROM outbox WHERE aggregateid = ANY (?) ORDER BY id")) {
            s.setArray(1, c.createArrayOf("text", orders));
            try (var found = s.executeQuery()) {
                var numbers = new ArrayList<String>();
                while (found.next()) {
                    numbers.add(found.getString(1));
                }
                return numbers;
            }
        }
    }

    private void tell(String order) {
        tx.run(c -> facts.publish(c, Topics.SHIPPING_EVENTS, order, "main", List.of(fact())));
    }

    private static Fact fact() {
        return new Fact(UUID.randomUUID().toString(), Samples.NOON, Samples.event("p"), null, null);
    }

    private boolean outboxIsEmpty() {
        return tx.read(c -> {
            try (var s = c.createStatement();
                    var found = s.executeQuery("SELECT count(*) = 0 FROM outbox")) {
                return found.next() && found.getBoolean(1);
            }
        });
    }

    private static Incoming message(String id, String order) {
        return new Incoming(
                AcmeHandler.ACME,
                id,
                null,
                "scan",
                order.getBytes(StandardCharsets.UTF_8),
                Samples.NOON);
    }

    private static io.restassured.specification.RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static io.restassured.specification.RequestSpecification as(
            String id, String... roles) {
        return bearer(TestTokens.token(id, roles));
    }

    private static io.restassured.specification.RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static ValidatableResponse problem(
            ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
