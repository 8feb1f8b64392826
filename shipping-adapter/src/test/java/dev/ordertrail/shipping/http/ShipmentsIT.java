package dev.ordertrail.shipping.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.shipping.EasyPost.Update;
import dev.ordertrail.shipping.Orders;
import dev.ordertrail.shipping.SecondShop;
import dev.ordertrail.shipping.ShippingFacts;
import dev.ordertrail.shipping.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "shipping"))
@QuarkusTestResource(SecondShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShipmentsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;

    @Test
    void a_seller_registers_a_parcel_and_hears_what_the_carrier_had_said() {
        var order = known(Orders.placed());
        var code = code();
        var early = Update.of("UPS", code).scan("2026-05-01T10:00:00Z", "in_transit", null).post();
        await().untilAsserted(
                        () -> assertThat(tables.state(early.id())).containsExactly("waiting"));

        var parcel = ParcelIds.of(order, code);
        post(seller(), body(order, "ups", code.toLowerCase(Locale.ROOT)))
                .statusCode(201)
                .header("Location", endsWith("/api/shipments/" + parcel))
                .body("parcelId", equalTo(parcel))
                .body("carrier", equalTo("UPS"))
                .body("trackingNumber", equalTo(code))
                .body("state", equalTo("REGISTERED"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        seller().get("/api/shipments/" + parcel)
                                .then()
                                .statusCode(200)
                                .body("state", equalTo("IN_TRANSIT"))
                                .body("scans", hasSize(1)));
        seller().get("/api/shipments?orderId=" + order)
                .then()
                .statusCode(200)
                .body("parcelId", contains(parcel))
                .body("[0].scans", nullValue());
    }

    @Test
    void the_same_request_gets_the_same_answer_and_the_same_parcel_is_one() {
        var order = known(Orders.placed());
        var body = body(order, "UPS", code());
        var key = UUID.randomUUID().toString();

        var first = post(seller(), key, body).statusCode(201);
        var again = post(seller(), key, body).statusCode(201);
        var anotherKey = post(seller(), body).statusCode(200);

        assertThat(again.extract().asString()).isEqualTo(first.extract().asString());
        assertThat(anotherKey.extract().<String>path("parcelId"))
                .isEqualTo(first.extract().path("parcelId"));
        post(seller(), key, body(order, "UPS", code()))
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        await().atMost(SOON).untilAsserted(() -> assertThat(ShippingFacts.of(order)).hasSize(1));
    }

    @Test
    void announced_and_registered_by_hand_is_one_parcel_and_a_carrier_said_later_is_told() {
        var order = known(Orders.placed());
        var code = code();
        var parcel = Orders.announced(order, 2, null, code);
        await().atMost(SOON).untilAsserted(() -> assertThat(tables.parcel(parcel)).hasSize(1));

        post(seller(), body(order, "DHL Express", code))
                .statusCode(200)
                .body("carrier", equalTo("DHL"));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(ShippingFacts.of(order))
                                .extracting(r -> (Object) r.event())
                                .containsExactly(
                                        new ParcelRegistered(parcel, null, code),
                                        new ParcelRegistered(parcel, "DHL", code)));
    }

    @Test
    void everything_wrong_with_a_body_is_said_at_once() {
        post(seller(), "{\"trackingNumber\": 7, \"carrier\": \"\\u0001\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.field", containsInAnyOrder("orderId", "trackingNumber", "carrier"));
        post(seller(), "{\"orderId\":\"a\",\"trackingNumber\":\"b\",\"parcelId\":\"mine\"}")
                .statusCode(422)
                .body("errors.field", contains("parcelId"));
        post(seller(), "{").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        post(seller(), "").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        post(seller(), "[]").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        seller().get("/api/shipments")
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_FAILED"));
    }

    @Test
    void only_those_who_ship_an_order_may_touch_its_parcels() {
        var order = known(Orders.placed());
        var body = body(order, "UPS", code());
        var parcel =
                post(as("staff-1", "staff"), body)
                        .statusCode(201)
                        .extract()
                        .<String>path("parcelId");

        post(given(), body).statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        post(as("buyer-1", "buyer"), body).statusCode(403).body("code", equalTo("FORBIDDEN"));
        post(as("seller-2", "seller"), body)
                .statusCode(404)
                .body("code", equalTo("ORDER_NOT_FOUND"));
        post(elsewhere(), body).statusCode(404).body("code", equalTo("ORDER_NOT_FOUND"));
        post(seller(), body(Orders.newId(), "UPS", code()))
                .statusCode(404)
                .body("code", equalTo("ORDER_NOT_FOUND"));
        seller().body(body)
                .contentType("application/json")
                .post("/api/shipments")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        as("seller-2", "seller").get("/api/shipments/" + parcel).then().statusCode(404);
        elsewhere().get("/api/shipments/" + parcel).then().statusCode(404);
        elsewhere().get("/api/shipments?orderId=" + order).then().statusCode(404);
        as("ops-1", "ops").get("/api/shipments/" + parcel).then().statusCode(200);
        as("front", "storefront").get("/api/shipments/" + parcel).then().statusCode(200);
    }

    private String known(String order) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT 1 FROM known_order WHERE order_id = ?",
                                                order))
                                .hasSize(1));
        return order;
    }

    private static ValidatableResponse post(RequestSpecification who, String body) {
        return post(who, UUID.randomUUID().toString(), body);
    }

    private static ValidatableResponse post(RequestSpecification who, String key, String body) {
        return who.header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/shipments")
                .then();
    }

    private static String body(String order, String carrier, String code) {
        return "{\"orderId\":\"%s\",\"carrier\":\"%s\",\"trackingNumber\":\"%s\"}"
                .formatted(order, carrier, code);
    }

    private static RequestSpecification seller() {
        return as("seller-1", "seller");
    }

    private static RequestSpecification elsewhere() {
        return given().auth().oauth2(TestTokens.inShop("digital", "seller-1", "seller", "admin"));
    }

    private static RequestSpecification as(String person, String role) {
        return given().auth().oauth2(TestTokens.token(person, role));
    }

    private static String code() {
        return "1Z"
                + UUID.randomUUID()
                        .toString()
                        .substring(0, 13)
                        .toUpperCase(Locale.ROOT)
                        .replace("-", "");
    }
}
