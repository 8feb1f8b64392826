package dev.ordertrail.order.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.DemoShops;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A workflow file of a trade that nobody thought of is all that a restaurant needs.
@QuarkusTest
@OrderStack
@TestProfile(DemoShops.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtherTradeIT {

    @Test
    void a_restaurant_takes_orders_cooks_them_and_serves() {
        var id = placed();
        move(id, "accepted").statusCode(200);
        move(id, "served").statusCode(409).body("code", equalTo("INVALID_STATUS_TRANSITION"));
        move(id, "cooking").statusCode(200);
        move(id, "ready").statusCode(200);
        command(id, "hold").statusCode(200).body("order.status", equalTo("delayed"));
        command(id, "resume").statusCode(200).body("order.status", equalTo("ready"));
        command(id, "complete").statusCode(200).body("order.status", equalTo("served"));
        move(id, "cooking").statusCode(409);
    }

    @Test
    void a_guest_may_call_it_off_until_it_is_cooked() {
        var id = placed();
        move(id, "accepted").statusCode(200);
        move(id, "cooking").statusCode(200);
        Callers.buyer("guest1")
                .body("{}")
                .post("/api/orders/" + id + "/cancel")
                .then()
                .statusCode(409);
    }

    @Test
    void its_definition_is_published_and_drawn() {
        await().untilAsserted(() ->
                assertThat(Wire.records(Topics.WORKFLOW_DEFINITIONS))
                        .anySatisfy(r -> assertThat(r.key()).isEqualTo("restaurant.v1")));
        given().get("/api/workflows").then().body("workflows.id", hasItem("restaurant"));
        given().get("/api/workflows/restaurant/diagram.svg")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("Cooking"));
        given().accept("image/svg+xml")
                .get("/api/workflows/restaurant.v1")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml");
        given().get("/api/workflows/restaurant").then().contentType("application/json");
        given().get("/api/workflows/bakery/diagram.svg")
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    private static String placed() {
        var body =
                Bodies.json(
                        """
                        {
                         "checkoutData": {"workflow": "restaurant", "buyerId": "guest1", "sellerId": "chef1",
                           "items": [{"productName": "Soup", "quantity": 2, "unitPrice": 7.50}],
                           "totalAmount": 15, "currency": "EUR"}}
                        """);
        return Callers.storefront()
                .body(body)
                .post("/api/orders")
                .then()
                .statusCode(201)
                .body("order.status", equalTo("received"))
                .body("order.orderNumber", matchesPattern("TBL-20\\d\\d-\\d{5,}"))
                .extract()
                .path("order.id");
    }

    private static ValidatableResponse move(String id, String status) {
        return Callers.staff()
                .body("{\"status\": \"%s\"}".formatted(status))
                .put("/api/orders/" + id + "/status")
                .then();
    }

    private static ValidatableResponse command(String id, String name) {
        return Callers.staff().body("{}").post("/api/orders/" + id + "/" + name).then();
    }
}
