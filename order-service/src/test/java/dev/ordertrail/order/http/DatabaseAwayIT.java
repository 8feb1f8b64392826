package dev.ordertrail.order.http;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Cable;
import dev.ordertrail.order.support.CableStack;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.Placed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = CableStack.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseAwayIT {
    @SuppressWarnings("NullAway.Init") // the test resource fills it
    Cable cable;

    @AfterEach
    void plug() {
        cable.plug();
    }

    @Test
    void nothing_is_promised_while_it_is_away_and_all_is_well_when_it_is_back() {
        var order = Placed.order(Bodies.escrow());

        cable.pull();

        Callers.storefront()
                .body(Bodies.escrow())
                .post("/api/orders")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("code", equalTo("DATABASE_ERROR"))
                .body("canRetry", equalTo(true));
        Callers.staff()
                .body("{\"status\": \"order_confirmed\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(503);
        Callers.staff().get("/api/anomalies").then().statusCode(503);

        cable.plug();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        Callers.storefront()
                                .body(Bodies.escrow())
                                .post("/api/orders")
                                .then()
                                .statusCode(201));
        order.moved("order_confirmed");
    }
}
