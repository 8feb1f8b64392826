package dev.ordertrail.payment.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefundTasksIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TASKS = "/api/payments/refund-tasks";

    @Inject Tables tables;

    @Test
    void a_refund_that_an_order_asks_for_is_one_open_task_of_its_shop() {
        // Given two requests of a shop of their own, one of them repeated
        var shop = "s-" + UUID.randomUUID();
        var order = Order.numbered("ORD-r1").in(shop).paidBy("pi_r1");
        Orders.placed(order, Orders.usd("100.00"));
        Orders.asksForRefund(order, 2, order.id() + "-a", "pi_r1", Orders.usd("40.00"));
        Orders.asksForRefund(order, 3, order.id() + "-a", "pi_r1", Orders.usd("40.00"));
        Orders.asksForRefund(order, 4, order.id() + "-b", null, Orders.usd("60.00"));

        // When both were heard
        await().atMost(SOON)
                .until(() ->
                        tables.rows("SELECT 1 FROM refund_task WHERE shop = ?", shop).size() == 2);

        // Then
        var first =
                staff(shop)
                        .queryParam("limit", 1)
                        .get(TASKS)
                        .then()
                        .statusCode(200)
                        .body("refundTasks", hasSize(1))
                        .body("refundTasks[0].refundId", equalTo(order.id() + "-a"))
                        .body("refundTasks[0].orderNumber", equalTo("ORD-r1"))
                        .body("refundTasks[0].amount", equalTo(40.00f))
                        .body("refundTasks[0].currency", equalTo("USD"))
                        .body("refundTasks[0].state", equalTo("open"))
                        .extract();
        staff(shop)
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(TASKS)
                .then()
                .statusCode(200)
                .body("refundTasks[0].refundId", equalTo(order.id() + "-b"))
                .body("nextCursor", nullValue());
        staff("another").get(TASKS).then().statusCode(200).body("refundTasks", empty());
        await().atMost(SOON).until(() -> PaymentFacts.of(order.id()).size() >= 2);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(Recorded::event)
                .containsExactly(
                        new RefundPending(
                                "pi_r1",
                                "stripe",
                                order.id() + "-a",
                                Orders.usd("40.00"),
                                "cancelled"),
                        new RefundPending(
                                "unknown",
                                "stripe",
                                order.id() + "-b",
                                Orders.usd("60.00"),
                                "cancelled"));
    }

    @Test
    void only_staff_may_look() {
        given().get(TASKS).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(TestTokens.token("buyer", "buyer"))
                .get(TASKS)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        staff("main").queryParam("limit", 101).get(TASKS).then().statusCode(422);
        staff("main").queryParam("cursor", "x").get(TASKS).then().statusCode(422);
    }

    private static RequestSpecification staff(String shop) {
        return given().auth().oauth2(TestTokens.inShop(shop, "staff", "staff"));
    }
}
