package dev.ordertrail.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.order.support.Bodies;
import dev.ordertrail.order.support.Callers;
import dev.ordertrail.order.support.OrderStack;
import dev.ordertrail.order.support.Placed;
import dev.ordertrail.order.support.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@OrderStack
@DisplayNameGeneration(ReplaceUnderscores.class)
class MovingAnOrderIT {
    private static final String SHIPPED =
            """
            {"status": "Shipped", "trackingNumber": "1z999aa1 0123456784", "carrier": "UPS",
             "notes": "Package shipped via UPS", "estimatedDelivery": "2026-02-15"}
            """;

    @Test
    void its_seller_ships_it() {
        var order =
                Placed.order(Bodies.escrow())
                        .moved("order_confirmed", "processing", "ready_to_ship");

        Callers.seller("seller456")
                .header("X-Correlation-Id", "shipping-it")
                .body(SHIPPED)
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(200)
                .header("ETag", "\"7\"")
                .body("success", equalTo(true))
                .body("order.id", equalTo(order.id()))
                .body("order.status", equalTo("shipped"))
                .body("order.statusUpdatedAt", notNullValue())
                .body("order.trackingNumber", equalTo("1Z999AA10123456784"))
                .body("order.version", equalTo(7));

        await().untilAsserted(() -> assertThat(Wire.heard(order.id())).hasSize(7));
        var heard = Wire.heard(order.id());
        assertThat(heard).extracting(r -> r.version()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(heard.get(4).event())
                .isInstanceOfSatisfying(
                        ShipmentAnnounced.class,
                        e ->
                                assertThat(e.parcelId())
                                        .isEqualTo(ParcelIds.of(order.id(), "1Z999AA10123456784")));
        assertThat(heard.get(6).event())
                .isInstanceOfSatisfying(
                        StatusChanged.class,
                        e -> {
                            assertThat(e.to()).isEqualTo("shipped");
                            assertThat(e.by().id()).isEqualTo("seller456");
                            assertThat(e.by().role()).isEqualTo("seller");
                            assertThat(e.note()).isNotNull();
                        });
        assertThat(heard.get(6).envelope().correlationId()).isEqualTo("shipping-it");
        assertThat(heard.get(6).envelope().causationId())
                .isEqualTo(heard.get(5).envelope().causationId());
        assertThat(heard).extracting(r -> r.envelope().shop()).containsOnly("main");
    }

    @Test
    void patch_and_the_order_number_do_as_well() {
        var order = Placed.order(Bodies.escrow());

        Callers.staff()
                .body("{\"status\": \"ORDER_CONFIRMED\"}")
                .patch("/api/orders/" + order.number() + "/status")
                .then()
                .statusCode(200)
                .body("order.status", equalTo("order_confirmed"));
    }

    @Test
    void a_way_that_does_not_exist_is_refused_with_those_that_do() {
        var order = Placed.order(Bodies.escrow());

        Callers.staff()
                .body("{\"status\": \"delivered\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_STATUS_TRANSITION"))
                .body("type", equalTo("/problems/invalid-status-transition"))
                .body("allowed", hasItems("order_confirmed", "disputed", "cancelled"));
    }

    @Test
    void a_way_that_is_for_others_is_forbidden() {
        var order = Placed.order(Bodies.escrow());

        Callers.buyer("buyer123")
                .body("{\"status\": \"order_confirmed\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void a_status_that_does_not_exist_is_a_wrong_field() {
        var order = Placed.order(Bodies.escrow());

        Callers.staff()
                .body("{\"status\": \"teleported\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.field", contains("status"));
    }

    @Test
    void every_wrong_field_is_told_at_once() {
        var order = Placed.order(Bodies.escrow());

        Callers.staff()
                .body("{\"trackingNumber\": 17, \"estimatedDelivery\": \"soon\", \"notes\": []}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems("status", "trackingNumber", "estimatedDelivery", "notes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "1", "*"})
    void the_version_seen_may_be_named(String etag) {
        var order = Placed.order(Bodies.escrow());

        Callers.seller("seller456")
                .header("If-Match", etag)
                .body("{\"status\": \"order_confirmed\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(200);
    }

    @Test
    void another_version_than_the_one_seen_is_refused() {
        var order = Placed.order(Bodies.escrow()).moved("order_confirmed");

        Callers.seller("seller456")
                .header("If-Match", "\"1\"")
                .body("{\"status\": \"processing\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"))
                .body("version", equalTo(2));
    }

    @Test
    void whoever_may_not_see_it_is_told_that_there_is_none() {
        var order = Placed.order(Bodies.escrow());
        var strangers =
                List.of(
                        TestTokens.token("seller999", "seller"),
                        TestTokens.token("buyer999", "buyer"),
                        TestTokens.inShop("other", "staff1", "staff"),
                        TestTokens.inShop("other", "seller456", "seller"));

        for (var stranger : strangers) {
            Callers.as(stranger)
                    .body("{\"status\": \"order_confirmed\"}")
                    .put("/api/orders/" + order.id() + "/status")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ORDER_NOT_FOUND"));
        }
    }

    @Test
    void staff_are_told_near_misses() {
        var order = Placed.order(Bodies.escrow());
        var slip = order.number().substring(0, order.number().length() - 1) + "X";
        var digits = order.number().chars().filter(Character::isDigit).count();
        assertThat(digits).isGreaterThanOrEqualTo(10);
        var lost = order.number().substring(0, 9) + order.number().substring(10);

        Callers.staff()
                .body("{\"status\": \"order_confirmed\"}")
                .put("/api/orders/" + lost + "/status")
                .then()
                .statusCode(404)
                .body("nearMisses", hasItem(order.number()));
        Callers.buyer("buyer123")
                .body("{\"status\": \"order_confirmed\"}")
                .put("/api/orders/" + slip + "/status")
                .then()
                .statusCode(404)
                .body("nearMisses", equalTo(null));
    }

    @Test
    void its_buyer_cancels_it_and_the_words_are_sealed() {
        var order = Placed.order(Bodies.escrow());

        Callers.buyer("buyer123")
                .body("{\"reason\": \"I found it cheaper at Jane's\"}")
                .post("/api/orders/" + order.id() + "/cancel")
                .then()
                .statusCode(200)
                .body("order.status", equalTo("cancelled"));

        await().untilAsserted(() -> assertThat(Wire.heard(order.id())).hasSizeGreaterThan(1));
        assertThat(Wire.heard(order.id()).get(1).event())
                .isInstanceOfSatisfying(
                        StatusChanged.class,
                        e -> {
                            assertThat(e.by().reason()).isNull();
                            assertThat(e.note()).isNotNull();
                        });
    }

    @Test
    void its_buyer_disputes_it() {
        var order = Placed.order(Bodies.escrow());

        Callers.buyer("buyer123")
                .body("{\"reason\": \"not_received\", \"description\": \"It never came.\"}")
                .post("/api/orders/" + order.id() + "/dispute")
                .then()
                .statusCode(200)
                .body("order.status", equalTo("disputed"));
    }

    @Test
    void notes_are_for_customers_or_for_insiders() {
        var order = Placed.order(Bodies.escrow());
        var path = "/api/orders/" + order.id() + "/notes";

        Callers.buyer("buyer123")
                .body("{\"text\": \"Ring twice\", \"visibility\": \"customer\"}")
                .post(path)
                .then()
                .statusCode(200);
        Callers.seller("seller456")
                .body("{\"text\": \"Fragile\", \"visibility\": \"internal\"}")
                .post(path)
                .then()
                .statusCode(200);
        Callers.buyer("buyer123")
                .body("{\"text\": \"Hush\", \"visibility\": \"internal\"}")
                .post(path)
                .then()
                .statusCode(403);
    }

    @Test
    void a_buyer_cannot_announce_a_parcel() {
        var order = Placed.order(Bodies.escrow());

        Callers.buyer("buyer123")
                .body("{\"status\": \"escrow_locked\", \"trackingNumber\": \"1Z1\"}")
                .put("/api/orders/" + order.id() + "/status")
                .then()
                .statusCode(403);
    }
}
