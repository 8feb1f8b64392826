package dev.ordertrail.order.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// An order that a test has placed.
public record Placed(String id, String number) {

    /// Places an order as the storefront does.
    public static Placed order(ObjectNode body) {
        var answer = Callers.storefront().body(body).post("/api/orders").then().statusCode(201);
        return new Placed(
                answer.extract().path("order.id"), answer.extract().path("order.orderNumber"));
    }

    /// Moves it on as its seller.
    public Placed moved(String... statuses) {
        for (var status : statuses) {
            Callers.seller("seller456")
                    .body("{\"status\": \"%s\"}".formatted(status))
                    .put("/api/orders/" + id + "/status")
                    .then()
                    .statusCode(200);
        }
        return this;
    }
}
