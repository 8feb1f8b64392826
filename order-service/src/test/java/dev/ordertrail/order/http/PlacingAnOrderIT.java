package dev.ordertrail.order.http;

import static dev.ordertrail.order.support.Bodies.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlacingAnOrderIT {

    @Test
    void a_storefront_places_an_order_locked_in_escrow() {
        Callers.storefront()
                .body(with(Bodies.escrow(), c -> c.put("estimatedDelivery", "2026-02-15")))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .header(
                        "Location",
                        matchesPattern("(http://[^/]+)?/api/orders/order_[0-9a-hjkmnp-tv-z]{26}"))
                .header("ETag", "\"1\"")
                .body("success", equalTo(true))
                .body("order.id", matchesPattern("order_[0-9a-hjkmnp-tv-z]{26}"))
                .body("order.orderNumber", matchesPattern("ORD-20\\d\\d-\\d{6,}"))
                .body("order.status", equalTo("escrow_locked"))
                .body("order.totalAmount", equalTo(200))
                .body("order.currency", equalTo("USDC"))
                .body("order.estimatedDelivery", equalTo("2026-02-15"))
                .body("order.trackingUrl", matchesPattern("/orders/order_[0-9a-hjkmnp-tv-z]{26}"))
                .body("order.version", equalTo(1));
    }

    @Test
    void a_plain_shop_places_an_order() {
        Callers.storefront()
                .body(Bodies.plain())
                .post("/api/orders/")
                .then()
                .statusCode(201)
                .body("order.status", equalTo("payment_pending"))
                .body("order.totalAmount", equalTo(99.99f))
                .body("order.currency", equalTo("USD"))
                .body("order.estimatedDelivery", nullValue());
    }
}
