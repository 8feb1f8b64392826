package dev.ordertrail.order.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.embedded.TestTokens;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;

/// A shop in which tests offer and buy things.
public record Shelf(String shop) {
    public static final String SELLER = "seller1";

    public RequestSpecification seller() {
        return Callers.as(TestTokens.inShop(shop, SELLER, "seller"));
    }

    public RequestSpecification staff() {
        return Callers.as(TestTokens.inShop(shop, "staff1", "staff"));
    }

    public RequestSpecification storefront() {
        return Callers.as(TestTokens.inShop(shop, "shop-backend", "storefront"));
    }

    public RequestSpecification buyer(String id) {
        return Callers.as(TestTokens.inShop(shop, id, "buyer"));
    }

    /// A physical listing of this price, with so many pieces.
    public String physical(int price, int pieces) {
        return offer(
                """
                {"kind": "physical", "name": "Mug", "price": %d, "stock": %d,
                 "specifications": {"colour": "blue"}}
                """
                        .formatted(price, pieces));
    }

    /// A digital listing of this price, with an empty pool.
    public String digital(int price) {
        return offer("{\"kind\": \"digital\", \"name\": \"Game\", \"price\": %d}".formatted(price));
    }

    public String offer(String body) {
        return seller().body(body)
                .post("/api/listings")
                .then()
                .statusCode(201)
                .extract()
                .path("listing.id");
    }

    /// Puts these keys into a pool.
    public ValidatableResponse fill(String listing, List<String> keys) {
        return seller().contentType("text/plain")
                .body(String.join("\n", keys))
                .post("/api/listings/" + listing + "/licence-keys")
                .then();
    }

    /// Keys that nobody has.
    public static List<String> keys(int howMany) {
        return java.util.stream.Stream.generate(
                        () -> UUID.randomUUID().toString().toUpperCase(java.util.Locale.ROOT))
                .limit(howMany)
                .toList();
    }

    /// An order of one listing, which says no price.
    public static ObjectNode order(String listing, int quantity) {
        return Bodies.json(
                """
                {"checkoutData": {"buyerId": "buyer1", "listingId": "%s", "quantity": %d,
                  "shippingAddress": {"name": "John Doe", "street": "123 Main St",
                    "city": "New York", "state": "NY", "zipCode": "10001", "country": "US"}}}
                """
                        .formatted(listing, quantity));
    }

    /// The same, and the storefront says that it is paid.
    public static ObjectNode paid(String listing, int quantity) {
        var body = order(listing, quantity);
        body.putObject("paymentResult").put("success", true).put("paymentMethod", "stripe");
        return body;
    }

    public Response place(ObjectNode body) {
        return storefront().body(body).post("/api/orders");
    }

    /// Asks under this Idempotency-Key.
    public Response place(String key, ObjectNode body) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.inShop(shop, "shop", "storefront"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/api/orders");
    }

    /// The id of an order that was placed.
    public String placed(ObjectNode body) {
        return place(body).then().statusCode(201).extract().path("order.id");
    }

    /// A figure of a listing's stock: `onHand`, `held`, `available`, `owed`.
    public int stock(String listing, String figure) {
        return staff().get("/api/listings/" + listing)
                .then()
                .statusCode(200)
                .extract()
                .path("listing.stock." + figure);
    }
}
