package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URLEncoder;
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
class OrdersIT {
    @Inject Wire wire;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @Test
    void an_order_looks_as_requirement_004_shows_it() {
        // Given
        var story = wire.story().about(wire.johnDoe("buyer123"));
        wire.send(story.wholeLife());
        // When, Then
        seen(story, buyer())
                .body("order.id", is(story.orderId()))
                .body("order.orderNumber", is(story.number()))
                .body("order.status", is("delivered"))
                .body("order.buyer.id", is("buyer123"))
                .body("order.buyer.name", is("John Doe"))
                .body("order.buyer.email", is("john@example.com"))
                .body("order.seller.storeName", is("Alice's Electronics"))
                .body("order.items[0].productName", is("Wireless Headphones"))
                .body("order.items[0].quantity", is(2))
                .body("order.items[0].unitPrice", is(100))
                .body("order.totalAmount", is(200))
                .body("order.payment.status", is("confirmed"))
                .body("order.shipping.trackingNumber", is("1Z999AA1234567890"))
                .body("order.shipping.address.street", is("123 Main St"))
                .body("order.shipping.summary", is("1 of 1 delivered"))
                .body("order.timeline.status", hasItem("in_transit"))
                .body("order.label", is("Delivered"))
                .body("order.progress", is(95))
                .body("order.allowedTransitions", contains("completed", "disputed"))
                .body("order.specialInstructions", is("Ring twice"));
    }

    @Test
    void the_number_finds_it_too_and_the_timeline_stands_alone() {
        var story = wire.story();
        wire.send(story.wholeLife());
        seen(story, buyer());
        given().spec(buyer())
                .get("/api/orders/{number}", story.number())
                .then()
                .statusCode(200)
                .body("order.id", is(story.orderId()));
        given().spec(buyer())
                .get("/api/orders/{id}/timeline", story.orderId())
                .then()
                .statusCode(200)
                .body("timeline[0].status", is("payment_pending"))
                .body("timeline[0].id", notNullValue())
                .body("timeline[0].source", is("system"))
                .body("timeline[5].status", is("shipped"))
                .body("timeline[5].source", is("seller"))
                .body("timeline[5].metadata.carrier", is("UPS"))
                .body("timeline[5].trackingNumber", is("1Z999AA1234567890"));
    }

    @Test
    void the_shops_own_reference_finds_it_for_those_who_may_see_it() {
        var reference = "Desk " + wire.story().number();
        var story = wire.story().referredToAs(reference);
        wire.send(story.placed());
        seen(story, buyer());
        for (var one :
                List.of(
                        buyer(),
                        as("seller456", "seller"),
                        as("staff789", "staff"),
                        as("shop", "storefront"),
                        as("ops", "ops"))) {
            given().spec(one)
                    .get("/api/orders/{reference}", reference)
                    .then()
                    .statusCode(200)
                    .body("order.id", is(story.orderId()));
        }
        for (var stranger :
                List.of(
                        TestTokens.token("another", "buyer"),
                        TestTokens.token("another", "seller"),
                        TestTokens.inShop("other", "staff789", "staff"))) {
            given().auth()
                    .oauth2(stranger)
                    .get("/api/orders/{reference}", reference)
                    .then()
                    .statusCode(404);
        }
        given().get("/api/orders/track/{reference}", reference).then().statusCode(404);
        given().get("/api/orders/{reference}", reference).then().statusCode(401);
    }

    @Test
    void a_reference_that_two_sellers_use_finds_each_of_them_their_own() {
        var reference = "R" + wire.story().number();
        var first = wire.story().between("buyer123", "seller456").referredToAs(reference);
        var second = wire.story().between("buyer9", "seller9").referredToAs(reference);
        wire.send(first.placed());
        wire.send(second.placed());
        seen(first, buyer());
        seen(second, as("buyer9", "buyer"));
        given().spec(as("seller456", "seller"))
                .get("/api/orders/{reference}", reference)
                .then()
                .body("order.id", is(first.orderId()));
        given().spec(as("seller9", "seller"))
                .get("/api/orders/{reference}", reference)
                .then()
                .body("order.id", is(second.orderId()));
        given().spec(as("staff789", "staff"))
                .get("/api/orders/{reference}", reference)
                .then()
                .statusCode(404)
                .body("nearMisses", containsInAnyOrder(first.number(), second.number()));
        given().spec(as("shop", "storefront"))
                .get("/api/orders/{reference}", reference)
                .then()
                .statusCode(404)
                .body("nearMisses", nullValue());
    }

    @Test
    void what_you_may_not_see_is_not_there() {
        var story = wire.story();
        wire.send(story.placed());
        seen(story, buyer());
        for (var stranger :
                new String[] {
                    TestTokens.token("another", "buyer"),
                    TestTokens.token("another", "seller"),
                    TestTokens.inShop("other", "staff789", "staff"),
                    TestTokens.inShop("other", "shop", "storefront")
                }) {
            given().auth()
                    .oauth2(stranger)
                    .get("/api/orders/{id}", story.orderId())
                    .then()
                    .statusCode(404)
                    .body("code", is("ORDER_NOT_FOUND"));
        }
        given().get("/api/orders/{id}", story.orderId()).then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.expired("buyer123", "buyer"))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(401)
                .body("code", is("UNAUTHENTICATED"));
        given().spec(as("staff789", "staff"))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(200);
        given().spec(as("ops", "ops"))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(200);
    }

    @Test
    void notes_for_the_house_do_not_reach_the_buyer() {
        var story = wire.story();
        var by = new By("seller456", "seller", "web", null);
        story.placed()
                .then(
                        Story.at(1),
                        new NoteAdded(
                                by, "n1", Visibility.CUSTOMER, wire.text("buyer123", "Thank you")))
                .then(
                        Story.at(2),
                        new NoteAdded(
                                by,
                                "n2",
                                Visibility.INTERNAL,
                                wire.text("buyer123", "Check the address")));
        wire.send(story);
        minVersion(story, 3, buyer())
                .body("order.notes.text", contains("Thank you"))
                .body("order.anomalies", nullValue());
        minVersion(story, 3, as("seller456", "seller"))
                .body("order.notes.text", contains("Thank you", "Check the address"));
    }

    @Test
    void what_a_person_wrote_to_a_move_is_told_to_the_parties_only() {
        var story = wire.story();
        story.placed()
                .moved(
                        Story.at(5),
                        "payment_confirmed",
                        "order_confirmed",
                        Cause.PERSON,
                        wire.text("buyer123", "Package for John"));
        wire.send(story);
        minVersion(story, 2, buyer()).body("order.timeline[1].description", is("Package for John"));
        given().get("/api/orders/track/{n}", story.number())
                .then()
                .body("order.timeline[1].description", is("Order confirmed by seller"));
    }

    @Test
    void a_destroyed_key_leaves_nulls() {
        var story = wire.story().between("erased-" + System.nanoTime(), "seller456");
        var person = "erasable-" + System.nanoTime();
        story.about(wire.johnDoe(person)).placed();
        wire.send(story);
        minVersion(story, 1, as("seller456", "seller")).body("order.buyer.name", is("John Doe"));
        wire.erase(person);
        given().spec(as("seller456", "seller"))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(200)
                .body("order.buyer.name", nullValue())
                .body("order.shipping.address.street", nullValue())
                .body("order.shipping.address.city", is("New York"));
    }

    @Test
    void the_public_sees_no_person_and_no_price() {
        var story = wire.story().about(wire.johnDoe("buyer123"));
        wire.send(story.wholeLife());
        seen(story, buyer());
        var body =
                given().get("/api/orders/track/{n}", story.number())
                        .then()
                        .statusCode(200)
                        .body("order.status", is("delivered"))
                        .body("order.items[0].productName", is("Wireless Headphones"))
                        .body("order.shipping.carrier", is("UPS"))
                        .body("order.shipping.city", is("New York"))
                        .body("order.shipping.country", is("US"))
                        .body("order.estimatedDelivery", is("2026-03-10"))
                        .body("order.timeline", not(hasSize(0)))
                        .extract()
                        .asString();
        assertThat(body)
                .doesNotContain(
                        "John",
                        "DOE",
                        "Main St",
                        "10001",
                        "1Z999",
                        "buyer123",
                        "seller456",
                        "200",
                        "pi_1");
    }

    @Test
    void hostile_numbers_are_not_found_and_nothing_more() {
        for (var number :
                new String[] {
                    "' OR 1=1 --",
                    "\0",
                    "../../etc/passwd",
                    "<script>alert(1)</script>",
                    "💣",
                    "a".repeat(500),
                    "ORD-\n",
                    "{{7*7}}"
                }) {
            var encoded = URLEncoder.encode(number, UTF_8).replace("+", "%20");
            raw().get("/api/orders/track/" + encoded)
                    .then()
                    .statusCode(404)
                    .body("code", is("ORDER_NOT_FOUND"));
            raw().spec(buyer()).get("/api/orders/" + encoded).then().statusCode(404);
            var page =
                    raw().accept("text/html")
                            .get("/track/" + encoded)
                            .then()
                            .statusCode(404)
                            .extract();
            assertThat(page.contentType()).startsWith("text/html");
            assertThat(page.asString()).doesNotContain("<script>alert", ">49<");
        }
    }

    private static RequestSpecification raw() {
        return given().urlEncodingEnabled(false);
    }

    @Test
    void you_read_what_you_wrote() {
        var story = wire.story();
        var waits =
                java.util.concurrent.CompletableFuture.supplyAsync(() ->
                        given().spec(buyer())
                                .queryParam("minVersion", 2)
                                .get("/api/orders/{id}", story.orderId())
                                .then()
                                .extract());
        wire.send(story.placed().moved(1, "payment_pending", "cancelled", Cause.PERSON));
        assertThat(waits.join().statusCode()).isIn(200, 202);
        minVersion(story, 2, buyer())
                .body("order.version", is(2))
                .body("order.status", is("cancelled"));
        given().spec(buyer())
                .queryParam("minVersion", 99)
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(202)
                .header("Retry-After", equalTo("1"));
    }

    @Test
    void an_unchanged_order_is_not_sent_again() {
        var story = wire.story();
        wire.send(story.placed());
        var tag = minVersion(story, 1, buyer()).extract().header("ETag");
        given().spec(buyer())
                .header("If-None-Match", tag)
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(304);
        wire.send(wire.story().placed());
        var more = story.paid(2, "pi_1").told();
        wire.send(more.subList(1, 2));
        await().until(() ->
                given().spec(buyer())
                                .header("If-None-Match", tag)
                                .get("/api/orders/{id}", story.orderId())
                                .statusCode()
                        == 200);
    }

    @Test
    void facts_before_their_order_are_hidden() {
        var story = wire.story();
        story.placed().paid(1, "pi_1");
        wire.send(story.told().subList(1, 2));
        wire.send(wire.story().placed());
        given().spec(as("ops", "ops"))
                .get("/api/orders/{id}", story.orderId())
                .then()
                .statusCode(404);
        wire.send(story.told().subList(0, 1));
        minVersion(story, 1, buyer());
        await().untilAsserted(() ->
                given().spec(buyer())
                        .get("/api/orders/{id}", story.orderId())
                        .then()
                        .body("order.payment.status", is("confirmed"))
                        .body("order.revision", is(2)));
    }

    private ValidatableResponse seen(Story story, RequestSpecification who) {
        var orders =
                story.told().stream()
                        .filter(r -> r.event() instanceof dev.ordertrail.contracts.OrderEvent)
                        .count();
        minVersion(story, orders, who);
        var all = story.told().size();
        await().untilAsserted(() ->
                given().spec(who)
                        .get("/api/orders/{id}", story.orderId())
                        .then()
                        .body("order.revision", is(all)));
        return given().spec(who).get("/api/orders/{id}", story.orderId()).then().statusCode(200);
    }

    private static ValidatableResponse minVersion(
            Story story, long version, RequestSpecification who) {
        await().until(() ->
                given().spec(who)
                                .queryParam("minVersion", version)
                                .get("/api/orders/{id}", story.orderId())
                                .statusCode()
                        == 200);
        return given().spec(who).get("/api/orders/{id}", story.orderId()).then().statusCode(200);
    }

    private static RequestSpecification buyer() {
        return as("buyer123", "buyer");
    }

    private static RequestSpecification as(String person, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token(person, role));
    }
}
