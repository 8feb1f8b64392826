package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.SingleRefund;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Refunds that staff made and say so.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandRefundsIT {
    @Inject Till till;
    @Inject Tables tables;

    @Test
    void a_transfer_from_the_shops_bank_closes_the_task_and_counts_once() {
        // Given
        var order = till.placed("ORD-hand1", "50.00");
        var intent = till.settled(order);
        var refundId = refused(order, intent, "50.00");

        // When
        says(refundId, "50.00", null, "k1").statusCode(200).body("refundId", equalTo(refundId));
        says(refundId, "50.00", null, "k1").statusCode(200);
        says(refundId, "50.00", null, "k2")
                .statusCode(409)
                .body("code", equalTo("INVALID_STATUS_TRANSITION"));

        // Then
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
        assertThat(till.told(order, PaymentRefunded.class))
                .containsExactly(
                        new PaymentRefunded(
                                intent,
                                "stripe",
                                Orders.usd("50.00"),
                                Orders.usd("50.00"),
                                List.of(
                                        new SingleRefund(
                                                "by_hand/" + refundId, Orders.usd("50.00")))));
        staff().get("/api/payments/" + order.id())
                .then()
                .statusCode(200)
                .body("ledger", hasSize(2))
                .body("balances[0].held", equalTo(0.00f))
                .body("refundTasks[0].state", equalTo("done"))
                .body("refundTasks[0].byHand.by", equalTo("staff"))
                .body("refundTasks[0].byHand.how", equalTo("bank_transfer"))
                .body("refundTasks[0].byHand.reference", equalTo("2026-11-21/17"));

        // And neither we nor the order's next wish send it again
        staff().header("Idempotency-Key", UUID.randomUUID())
                .post("/api/payments/refund-tasks/" + refundId + "/retry")
                .then()
                .statusCode(409);
        Orders.asksForRefund(order, 3, order.id() + "-again", intent, Orders.usd("50.00"));
        till.awaitCall("refund/" + order.id() + "-again", "void");
        assertThat(till.refunds(intent)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void one_made_in_the_dashboard_counts_once_whoever_tells_first(boolean stripeFirst) {
        // Given
        var order = till.placed("ORD-hand2-" + stripeFirst, "50.00");
        var intent = till.settled(order);
        var refundId = refused(order, intent, "50.00");
        var made =
                till.stripe()
                        .books()
                        .refund(Map.of("payment_intent", intent, "amount", "2000"))
                        .path("id")
                        .asText();

        // When
        if (stripeFirst) {
            till.delivers(intent);
            till.awaitPayment(order, intent, "PARTLY_REFUNDED 50.00 20.00");
        }
        says(refundId, "20.00", made, "k").statusCode(200);
        till.delivers(intent);
        reconciles();

        // Then
        till.awaitPayment(order, intent, "PARTLY_REFUNDED 50.00 20.00");
        staff().get("/api/payments/" + order.id())
                .then()
                .body("ledger", hasSize(2))
                .body("refunds.refund", containsInAnyOrder(made));

        // And what is left can still go
        Orders.asksForRefund(order, 3, order.id() + "-rest", intent, Orders.usd("50.00"));
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
        assertThat(till.refunds(intent))
                .extracting(r -> r.path("amount").asLong())
                .containsExactlyInAnyOrder(2_000L, 3_000L);
    }

    @Test
    void one_made_in_the_dashboard_that_fails_is_a_task_again() {
        var order = till.placed("ORD-hand3", "50.00");
        var intent = till.settled(order);
        var refundId = refused(order, intent, "50.00");
        var made =
                till.stripe()
                        .books()
                        .refund(Map.of("payment_intent", intent, "amount", "5000"))
                        .path("id")
                        .asText();
        says(refundId, "50.00", made, "k").statusCode(200);
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");

        till.stripe().books().fail(made);
        till.delivers(made);

        till.awaitPayment(order, intent, "CONFIRMED 50.00 null");
        assertThat(task(refundId)).isEqualTo("open refund_failed");
        says(refundId, "50.00", made, "k2")
                .statusCode(422)
                .body("errors[0].field", equalTo("providerRefund"));
        says(refundId, "50.00", null, "k3").statusCode(200);
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
    }

    @Test
    void a_payment_that_no_provider_told_us_of_went_back_all_the_same() {
        // Given an order of a shop without an account, which said itself that it was paid
        till.opens();
        var shop = "s-" + UUID.randomUUID();
        var order = Order.numbered("ORD-hand4").in(shop).paidBy("pi_hand4");
        Orders.placed(order, Orders.usd("75.00"));
        Orders.asksForRefund(order, 2, order.id() + "-a", "pi_hand4", Orders.usd("30.00"));
        await().atMost(Till.SOON)
                .until(() ->
                        !tables.rows("SELECT 1 FROM refund_task WHERE shop = ?", shop).isEmpty());

        // When
        given().auth()
                .oauth2(TestTokens.inShop(shop, "clerk", "staff"))
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(body("30.00", null))
                .post("/api/payments/refund-tasks/" + order.id() + "-a/by-hand")
                .then()
                .statusCode(200);

        // Then
        till.awaitPayment(order, "pi_hand4", "PARTLY_REFUNDED 75.00 30.00");
        await().atMost(Till.SOON).until(() -> tables.count("outbox") == 0);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(Recorded::event)
                .filteredOn(PaymentRefunded.class::isInstance)
                .containsExactly(
                        new PaymentRefunded(
                                "pi_hand4",
                                "stripe",
                                Orders.usd("30.00"),
                                Orders.usd("75.00"),
                                List.of(
                                        new SingleRefund(
                                                "by_hand/" + order.id() + "-a",
                                                Orders.usd("30.00")))));
    }

    @Test
    void what_may_have_been_made_is_asked_for_first() {
        // Given a refund without an answer, and a provider that then answers no question
        var order = till.placed("ORD-hand5", "50.00");
        var intent = till.settled(order);
        var refundId = order.id() + "-unknown";
        var question = "/v1/payment_intents/" + intent;
        till.stripe()
                .faultOfRefund(
                        intent,
                        Fault.DONE_WITHOUT_ANSWER,
                        () -> till.stripe().fault("GET", question, Fault.REFUSED));
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("50.00"));
        till.awaitCall("refund/" + refundId, "manual");

        // When
        says(refundId, "50.00", null, "k").statusCode(409);

        // Then
        staff().header("Idempotency-Key", UUID.randomUUID())
                .post("/api/payments/refund-tasks/" + refundId + "/retry")
                .then()
                .statusCode(202);
        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
        assertThat(till.refunds(intent)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"50.01", "0", "-1", "49.999", "null"})
    void an_amount_that_cannot_be_is_refused(String amount) {
        var order = till.placed("ORD-hand6-" + amount, "60.00");
        var intent = till.settled(order);
        var refundId = refused(order, intent, "50.00");
        says(refundId, amount, null, "k")
                .statusCode(422)
                .body("errors[0].field", equalTo("amount"));
        assertThat(task(refundId)).startsWith("open");
    }

    @Test
    void never_more_than_came_in() {
        // Given 30.00 of 50.00 refunded at Stripe while all of it waits for somebody
        var order = till.placed("ORD-hand7", "50.00");
        var intent = till.settled(order);
        var refundId = refused(order, intent, "50.00");
        till.stripe().books().refund(Map.of("payment_intent", intent, "amount", "3000"));
        till.delivers(intent);
        till.awaitPayment(order, intent, "PARTLY_REFUNDED 50.00 30.00");

        says(refundId, "20.01", null, "k1").statusCode(422);
        says(refundId, "20.00", null, "k2").statusCode(200);

        till.awaitPayment(order, intent, "REFUNDED 50.00 50.00");
    }

    @Test
    void only_staff_of_the_shop_may_say_so() {
        var order = till.placed("ORD-hand8", "50.00");
        var refundId = refused(order, till.settled(order), "50.00");
        var path = "/api/payments/refund-tasks/" + refundId + "/by-hand";
        as(TestTokens.token("buyer", "buyer")).post(path).then().statusCode(403);
        as(TestTokens.inShop("another", "s", "staff")).post(path).then().statusCode(404);
        staff().header("Idempotency-Key", "e" + refundId)
                .contentType("application/json")
                .body("{}")
                .post(path)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("amount", "how", "reference"));
    }

    /// A refund that Stripe refuses and that is somebody's task now.
    private String refused(Order order, String intent, String amount) {
        for (var time = 0; time < 3; time++) {
            till.stripe().faultOfRefund(intent, Fault.REFUSED);
        }
        var refundId = order.id() + "-refused";
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd(amount));
        till.awaitCall("refund/" + refundId, "manual");
        await().atMost(Till.SOON).until(() -> task(refundId).startsWith("open"));
        return refundId;
    }

    private String task(String refundId) {
        return tables.rows("SELECT state, why FROM refund_task WHERE refund_id = ?", refundId)
                .getFirst();
    }

    private static ValidatableResponse says(
            String refundId, String amount, @Nullable String refund, String key) {
        return staff().header("Idempotency-Key", refundId + key)
                .contentType("application/json")
                .body(body(amount, refund))
                .post("/api/payments/refund-tasks/" + refundId + "/by-hand")
                .then();
    }

    private static String body(String amount, @Nullable String refund) {
        var name = refund == null ? "null" : '"' + refund + '"';
        return "{\"amount\":%s,\"how\":\"bank_transfer\",\"reference\":\"2026-11-21/17\",\"providerRefund\":%s}"
                .formatted(amount, name);
    }

    private static void reconciles() {
        given().auth()
                .oauth2(TestTokens.token("ops", "ops"))
                .post("/ops/reconcile")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(TestTokens.token("staff", "staff"));
    }

    private static RequestSpecification as(String token) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(body("50.00", null));
    }
}
