package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefundCallsIT {
    @Inject Till till;
    @Inject Tables tables;

    @Test
    void an_order_that_asks_money_back_gets_it_back_once() {
        // Given
        var order = till.placed("ORD-rc1", "100.00");
        var intent = till.settled(order);
        var refundId = "refund_" + order.id();

        // When it asks twice
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("100.00"));
        Orders.asksForRefund(order, 3, refundId, intent, Orders.usd("100.00"));

        // Then the result is there before Stripe's own message comes, and counts once when it does
        till.awaitPayment(order, intent, "REFUNDED 100.00 100.00");
        till.delivers(intent);
        assertThat(till.refunds(intent)).hasSize(1);
        assertThat(till.refunds(intent).getFirst().at("/metadata/refund_id").asText())
                .isEqualTo(refundId);
        assertThat(till.told(order, RefundPending.class)).isEmpty();
        assertThat(till.told(order, PaymentRefunded.class))
                .isNotEmpty()
                .allMatch(told -> told.refunded().equals(Orders.usd("100.00")));
        assertThat(task(refundId)).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
    void a_refund_whose_answer_never_came_is_made_once(Fault fault) {
        // Given
        var order = till.placed("ORD-rc-" + fault, "80.00");
        var intent = till.settled(order);
        till.stripe().faultOfRefund(intent, fault);

        // When
        var refundId = "refund_" + order.id();
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("80.00"));

        // Then
        till.awaitPayment(order, intent, "REFUNDED 80.00 80.00");
        till.awaitCall("refund/" + refundId, "done");
        assertThat(till.refunds(intent)).hasSize(1);
    }

    @Test
    void never_more_goes_back_than_came_in() {
        // Given three who want money back, 150 of 100 together
        var order = till.placed("ORD-rc3", "100.00");
        var intent = till.settled(order);

        // When
        Orders.asksForRefund(order, 2, order.id() + "-a", intent, Orders.usd("60.00"));
        Orders.asksForRefund(order, 3, order.id() + "-b", intent, Orders.usd("60.00"));
        Orders.asksForRefund(order, 4, order.id() + "-c", intent, Orders.usd("30.00"));

        // Then the second gets what is left and the third nothing
        till.awaitPayment(order, intent, "REFUNDED 100.00 100.00");
        till.awaitCall("refund/" + order.id() + "-c", "void");
        assertThat(till.refunds(intent))
                .extracting(r -> r.path("amount").asLong())
                .containsExactlyInAnyOrder(6_000L, 4_000L);
    }

    @Test
    void what_stripe_refuses_becomes_a_task_that_can_be_tried_again() {
        // Given
        var order = till.placed("ORD-rc4", "50.00");
        var intent = till.settled(order);
        for (var time = 0; time < 3; time++) {
            till.stripe().faultOfRefund(intent, Fault.REFUSED);
        }

        // When
        var refundId = order.id() + "-refused";
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("50.00"));

        // Then
        till.awaitCall("refund/" + refundId, "manual");
        assertThat(task(refundId)).isEqualTo("open");
        assertThat(till.told(order, RefundPending.class)).hasSize(1);

        // And when staff let us try again
        staff().header("Idempotency-Key", UUID.randomUUID())
                .post("/api/payments/refund-tasks/" + refundId + "/retry")
                .then()
                .statusCode(202);
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
        await().atMost(Till.SOON).until(() -> "done".equals(task(refundId)));
    }

    @Test
    void staff_refund_a_part_once_for_each_key() {
        // Given
        var order = till.placed("ORD-rc5", "90.00");
        var intent = till.settled(order);
        var body = "{\"paymentId\":\"%s\",\"amount\":20.00}".formatted(intent);

        // When
        for (var time = 0; time < 2; time++) {
            staff().header("Idempotency-Key", "once-" + order.id())
                    .contentType("application/json")
                    .body(body)
                    .post("/api/payments/" + order.id() + "/refunds")
                    .then()
                    .statusCode(202);
        }

        // Then
        till.awaitPayment(order, intent, "PARTLY_REFUNDED 90.00 20.00");
        assertThat(till.refunds(intent)).hasSize(1);
    }

    @Test
    void only_staff_refund_by_hand() {
        given().auth()
                .oauth2(TestTokens.token("buyer", "buyer"))
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body("{\"paymentId\":\"pi_1\"}")
                .post("/api/payments/o-1/refunds")
                .then()
                .statusCode(403);
        staff().header("Idempotency-Key", "k")
                .contentType("application/json")
                .body("{}")
                .post("/api/payments/o-1/refunds")
                .then()
                .statusCode(422);
        staff().header("Idempotency-Key", "k2")
                .contentType("application/json")
                .body("{\"paymentId\":\"pi_1\"}")
                .post("/api/payments/o-unknown/refunds")
                .then()
                .statusCode(404);
    }

    private String task(String refundId) {
        return tables.rows("SELECT state FROM refund_task WHERE refund_id = ?", refundId)
                .getFirst();
    }

    private static io.restassured.specification.RequestSpecification staff() {
        return given().auth().oauth2(TestTokens.token("staff", "staff"));
    }
}
