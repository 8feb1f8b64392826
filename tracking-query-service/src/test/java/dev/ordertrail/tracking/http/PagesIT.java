package dev.ordertrail.tracking.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.tracking.Story;
import dev.ordertrail.tracking.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "tracking"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class PagesIT {
    @Inject Wire wire;

    @BeforeEach
    void workflow() {
        wire.publishWorkflow();
    }

    @Test
    void the_public_page_is_complete_without_javascript_and_strict_about_scripts() {
        var story = wire.story().about(wire.johnDoe("buyer123")).wholeLife();
        tracked(story)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("role=\"progressbar\""))
                .body(containsString("aria-valuenow=\"95\""))
                .body(containsString("Package delivered"))
                .body(containsString("Wireless Headphones"))
                .body(not(containsString("John")))
                .body(not(containsString("1Z999AA1234567890")));
    }

    @Test
    void a_lost_parcel_comes_first_and_nothing_is_promised() {
        var story =
                wire.story()
                        .placed()
                        .moved(1, "ready_to_ship", "shipped", Cause.PERSON)
                        .announced(Story.at(1), "p1", "1Z1")
                        .scanned(5, "p1", ParcelState.IN_TRANSIT, null)
                        .moved(5, "shipped", "in_transit", Cause.FACT)
                        .incident(60, "p1", ParcelState.LOST);
        tracked(story)
                .body(containsString("id=\"headline\">The carrier says the parcel is lost<"))
                .body(containsString("o-attention"))
                .body(not(containsString("Expected")))
                .body(not(containsString("J. DOE")));
    }

    @Test
    void a_cancelled_order_stops_where_it_was() {
        var story =
                wire.story()
                        .placed()
                        .moved(1, "payment_confirmed", "order_confirmed", Cause.PERSON)
                        .moved(2, "order_confirmed", "cancelled", Cause.PERSON);
        tracked(story)
                .body(containsString("o-stopped"))
                .body(containsString("aria-valuenow=\"25\""))
                .body(containsString("it stopped here"));
    }

    @Test
    void the_form_leads_to_the_order() {
        given().redirects()
                .follow(false)
                .get("/track?number= ORD-1 ")
                .then()
                .statusCode(303)
                .header("Location", is("/track/ORD-1"));
        given().accept("text/html")
                .get("/track")
                .then()
                .statusCode(200)
                .body(containsString("<form"));
    }

    @Test
    void an_order_asks_who_you_are_and_a_token_answers() {
        var story = wire.story().about(wire.johnDoe("buyer123")).placed();
        tracked(story);
        given().accept("text/html")
                .get("/orders/{id}", story.orderId())
                .then()
                .statusCode(401)
                .body(containsString("Sign in to see this order"))
                .body(not(containsString("John")));
        var cookie =
                given().redirects()
                        .follow(false)
                        .formParam("token", TestTokens.token("buyer123", "buyer"))
                        .formParam("next", "/orders/" + story.orderId())
                        .post("/api/session")
                        .then()
                        .statusCode(303)
                        .header("Location", containsString("/orders/" + story.orderId()))
                        .extract()
                        .cookie(Session.COOKIE);
        given().cookie(Session.COOKIE, cookie)
                .accept("text/html")
                .get("/orders/{id}", story.orderId())
                .then()
                .statusCode(200)
                .body(containsString("John Doe"))
                .body(containsString("200.00 USD"));
    }

    @Test
    void a_session_that_is_over_asks_again_and_strangers_pages_sign_nobody_in() {
        var expired = TestTokens.expired("buyer123", "buyer");
        given().cookie(Session.COOKIE, expired)
                .accept("text/html")
                .get("/orders/anything")
                .then()
                .statusCode(401)
                .body(containsString("Sign in"));
        given().cookie(Session.COOKIE, expired).accept("text/html").get("/").then().statusCode(200);
        given().header("Sec-Fetch-Site", "cross-site")
                .formParam("token", TestTokens.token("mallory", "buyer"))
                .post("/api/session")
                .then()
                .statusCode(403);
        given().redirects()
                .follow(false)
                .formParam("token", TestTokens.token("buyer123", "buyer"))
                .formParam("next", "//evil.example/")
                .post("/api/session")
                .then()
                .header("Location", not(containsString("evil")));
    }

    @Test
    void a_session_cookie_only_reads() {
        given().cookie(Session.COOKIE, TestTokens.token("ops", "ops"))
                .post("/ops/replay")
                .then()
                .statusCode(403);
    }

    @Test
    void every_problem_has_its_page() {
        for (var code : Code.values()) {
            given().accept("text/html")
                    .get(code.type())
                    .then()
                    .statusCode(200)
                    .body(containsString(code.name()));
        }
        var missing =
                given().accept("text/html").get("/problems/none").then().statusCode(404).extract();
        assertThat(missing.contentType()).startsWith("text/html");
    }

    @Test
    void nowhere_has_a_page_for_people_and_a_document_for_machines() {
        given().accept("text/html")
                .get("/nowhere")
                .then()
                .statusCode(404)
                .body(containsString("There is nothing here"));
        given().accept("application/json")
                .get("/api/nowhere")
                .then()
                .statusCode(404)
                .body("code", is("NOT_FOUND"));
    }

    private static void visible(Story story) {
        await().until(() ->
                given().header("Authorization", "Bearer " + TestTokens.token("ops", "ops"))
                        .get("/api/orders/{id}", story.orderId())
                        .asString()
                        .contains("\"revision\":" + story.told().size() + ","));
    }

    private ValidatableResponse tracked(Story story) {
        wire.send(story);
        visible(story);
        return given().accept("text/html").get("/track/{n}", story.number()).then().statusCode(200);
    }
}
