package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Bodies.checkout;
import static dev.ordertrail.order.support.Bodies.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "17",
                "\"text\"",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}"
            })
    void what_is_no_json_object_is_malformed(String body) {
        refused(body, 400, "MALFORMED_BODY");
    }

    @Test
    void the_place_of_an_error_is_told() {
        refused("{\n  \"checkoutData\": oops\n}", 400, "MALFORMED_BODY").body("line", equalTo(2));
    }

    @Test
    void what_is_nested_without_end_is_malformed() {
        refused("{\"a\":".repeat(5000) + "1" + "}".repeat(5000), 400, "MALFORMED_BODY");
    }

    @Test
    void bytes_that_are_no_text_are_malformed() {
        Callers.storefront()
                .body(new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'})
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"));
    }

    @Test
    void every_wrong_field_is_told_at_once() {
        var body =
                """
                {
                  "paymentResult": {"success": "yes", "paymentMethod": 5},
                  "checkoutData": {
                    "buyer": {"email": "nobody"},
                    "items": [{"productName": "Lamp", "quantity": 0, "unitPrice": "cheap"},
                              {"productName": "Desk", "quantity": 1.5, "unitPrice": -3}, {}],
                    "totalAmount": "1e400000000", "currency": "DOGEDOGE", "workflow": "nope",
                    "estimatedDelivery": "31.12.2026", "metadata": [],
                    "shippingAddress": {"city": "Springfield", "country": "Atlantis"}
                  }
                }
                """;

        refused(body, 422, "VALIDATION_FAILED")
                .body("canRetry", equalTo(false))
                .body(
                        "errors.field",
                        hasItems(
                                "paymentResult.success",
                                "paymentResult.paymentMethod",
                                "checkoutData.buyer.email",
                                "checkoutData.items[0].quantity",
                                "checkoutData.items[0].unitPrice",
                                "checkoutData.items[1].quantity",
                                "checkoutData.items[1].unitPrice",
                                "checkoutData.items[2].productName",
                                "checkoutData.items[2].unitPrice",
                                "checkoutData.totalAmount",
                                "checkoutData.currency",
                                "checkoutData.workflow",
                                "checkoutData.estimatedDelivery",
                                "checkoutData.metadata",
                                "checkoutData.shippingAddress.country"));
    }

    @Test
    void an_empty_object_misses_its_checkout_data() {
        refused("{}", 422, "VALIDATION_FAILED")
                .body("errors.field", hasItems("checkoutData", "checkoutData.totalAmount"));
    }

    @Test
    void a_total_that_is_not_the_sum_is_told_with_the_figures() {
        var body = Bodies.plain().put("total_amount", 100);

        refused(body, 422, "VALIDATION_FAILED")
                .body("errors[0].field", equalTo("total_amount"))
                .body("errors[0].message", containsString("100.00 USD"))
                .body("errors[0].message", containsString("99.99 USD"));
    }

    @Test
    void an_address_that_is_not_complete_has_a_code_of_its_own() {
        var body = Bodies.paid("fiat");
        ((ObjectNode) checkout(body).get("shippingAddress")).remove("street");
        ((ObjectNode) checkout(body).get("shippingAddress")).put("zipCode", " ");

        refused(body, 422, "INVALID_SHIPPING_ADDRESS")
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "checkoutData.shippingAddress.street",
                                "checkoutData.shippingAddress.zipCode"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, USD, 200", "200.00, USD, 200", "$200.00, USD, 200", "'$1,200.50', USD, 1200.5",
        "200 USDC, USDC, 200", "0.000001, USDC, 0.000001", "25000, IDR, 25000", "¥500, JPY, 500",
        "1.234, KWD, 1.234", "0.000000000000000001, ETH, 0.000000000000000001", "€10, eur, 10"
    })
    void amounts_are_exact_whatever_their_form(String written, String currency, String read) {
        var body =
                with(
                        Bodies.paid("fiat"),
                        c ->
                                c.put("totalAmount", written)
                                        .put("currency", currency)
                                        .put("quantity", 1));

        var answer =
                Callers.storefront()
                        .body(body)
                        .post("/api/orders")
                        .then()
                        .statusCode(201)
                        .extract();

        assertThat(answer.asString()).contains("\"totalAmount\":" + read + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, USD",
        "1.5, JPY",
        "0.0000001, USDC",
        "-5, USD",
        "0, USD",
        "€200, USD",
        "200 EUR, USD",
        "'1,00.00', USD",
        "0x10, USD",
        "1e5, USD",
        "9999999999999999999, USD",
        "NaN, USD",
        "Infinity, USD"
    })
    void amounts_that_are_none_are_refused(String written, String currency) {
        var body =
                with(
                        Bodies.paid("fiat"),
                        c ->
                                c.put("totalAmount", written)
                                        .put("currency", currency)
                                        .put("quantity", 1));

        refused(body, 422, "VALIDATION_FAILED")
                .body("errors.field", hasItems("checkoutData.totalAmount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400000000", "1E-400000", "0.1e99"})
    void numbers_too_large_to_write_down_are_refused(String number) {
        var body =
                Bodies.paid("fiat")
                        .toString()
                        .replace("\"totalAmount\":200", "\"totalAmount\":" + number);

        refused(body, 422, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "x\\u0000y", "\\ud800", "\\udc00x", "\\udc00\\ud800"})
    void text_that_cannot_be_kept_is_refused(String text) {
        var body = Bodies.paid("fiat").toString().replace("John Doe", text);

        refused(body, 422, "VALIDATION_FAILED")
                .body("errors[0].field", equalTo("checkoutData.shippingAddress.name"))
                .body("errors[0].code", equalTo("UNSTORABLE_TEXT"));
    }

    @Test
    void hostile_strings_break_nothing() throws IOException {
        for (JsonNode hostile : hostileStrings()) {
            var text = hostile.asText();
            var body =
                    with(
                            Bodies.paid("fiat"),
                            c -> {
                                c.put("buyerId", text).put("sellerId", text).put("listingId", text);
                                c.put("specialInstructions", text).put("customerNotes", text);
                                c.put("internalNotes", text).putObject("metadata").put(text, text);
                                c.put("productName", text).put("description", text);
                                ((ObjectNode) c.get("shippingAddress"))
                                        .put("name", text)
                                        .put("street", text);
                            });

            var status = Callers.storefront().body(bytes(body)).post("/api/orders").statusCode();

            assertThat(status).as(text).isIn(201, 422);
        }
    }

    @Test
    void hostile_strings_in_every_place_are_answered_in_kind() throws IOException {
        for (JsonNode hostile : hostileStrings()) {
            var text = hostile.asText();
            var body =
                    with(
                            Bodies.paid("fiat"),
                            c ->
                                    c.put("totalAmount", text)
                                            .put("currency", text)
                                            .put("quantity", text)
                                            .put("workflow", text));

            ((ObjectNode) body.get("paymentResult")).put("paymentMethod", text);

            Callers.storefront()
                    .body(bytes(body))
                    .post("/api/orders")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("VALIDATION_FAILED"));
        }
    }

    @Test
    void a_payment_that_failed_makes_no_order() {
        var body = Bodies.paid("fiat");
        ((ObjectNode) body.get("paymentResult")).put("success", false);

        refused(body, 409, "PAYMENT_NOT_CONFIRMED")
                .body("canRetry", equalTo(true))
                .body("suggestedAction", equalTo("Verify payment status and retry"));
    }

    @Test
    void a_key_is_needed() {
        given().header("Authorization", "Bearer " + TestTokens.token("shop-backend", "storefront"))
                .contentType("application/json")
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
    }

    @Test
    void a_body_over_a_mebibyte_is_too_large() {
        refused(
                with(Bodies.paid("fiat"), c -> c.put("customerNotes", "x".repeat(1024 * 1024))),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @Test
    void an_order_larger_than_an_event_may_be_is_too_large() {
        var body = with(Bodies.paid("fiat"), c -> c.put("snapshot", "x"));
        var items = checkout(body).putArray("items");
        for (var i = 0; i < 80; i++) {
            items.addObject()
                    .put("productName", "Lamp")
                    .put("quantity", 1)
                    .put("unitPrice", "2.5")
                    .put("description", "x".repeat(9_000));
        }

        refused(body, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void another_media_type_is_not_read() {
        Callers.storefront()
                .contentType("text/xml")
                .body("<order/>")
                .post("/api/orders")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void strangers_are_asked_who_they_are() {
        given().contentType("application/json")
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        for (var token :
                new String[] {
                    TestTokens.expired("shop-backend", "storefront"),
                    TestTokens.fromElsewhere("shop-backend", "storefront"),
                    "no.token.atall"
                }) {
            Callers.as(token)
                    .body(Bodies.escrow())
                    .post("/api/orders")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Test
    void sellers_and_strangers_to_the_deployment_place_no_orders() {
        Callers.seller("seller456")
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(403);
        Callers.as(TestTokens.inShop("elsewhere", "shop-backend", "storefront"))
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void a_buyer_orders_for_nobody_else_and_is_not_believed() {
        Callers.buyer("buyer999").body(Bodies.escrow()).post("/api/orders").then().statusCode(403);
        Callers.buyer("buyer123")
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(201)
                .body("order.status", equalTo("payment_pending"));
    }

    @Test
    void nothing_of_our_inside_is_told() {
        refused("{", 400, "MALFORMED_BODY")
                .body("title", notNullValue())
                .body("instance", equalTo("/api/orders"));
        Callers.storefront().get("/api/nothing").then().statusCode(404);
        Callers.staff()
                .get("/api/anomalies?limit=9999&cursor=%00")
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_FAILED"));
    }

    private static JsonNode hostileStrings() throws IOException {
        try (var in = BadInputIT.class.getResourceAsStream("/fixtures/hostile-input/blns.json")) {
            return new ObjectMapper().readTree(java.util.Objects.requireNonNull(in));
        }
    }

    private static ValidatableResponse refused(Object body, int status, String code) {
        return Callers.storefront()
                .body(bytes(body))
                .post("/api/orders")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }

    private static byte[] bytes(Object body) {
        try {
            return body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : new ObjectMapper().writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
