package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import dev.ordertrail.payment.handle.Reconcile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckoutIT {
    private static final String BUYER = TestTokens.token("buyer", "buyer");

    @Inject Till till;
    @Inject Reconcile reconcile;

    @Test
    void a_buyer_pays_by_the_session_that_was_started() {
        // Given
        var order = till.placed("ORD-co1", "42.00");

        // When
        var session =
                starts(order, BUYER, "k1")
                        .statusCode(201)
                        .body("amount", equalTo(42.00f))
                        .body("currency", equalTo("USD"))
                        .extract()
                        .<String>path("sessionId");
        assertThat(till.stripe().books().pay(session)).isTrue();
        till.delivers(session);

        // Then
        var intent = till.stripe().books().get(session).path("payment_intent").asText();
        till.awaitPayment(order, intent, "CONFIRMED 42.00 null");
        assertThat(till.told(order, CheckoutStarted.class))
                .extracting(CheckoutStarted::sessionId)
                .containsExactly(session);
        starts(order, BUYER, "k2")
                .statusCode(409)
                .body("code", equalTo("INVALID_STATUS_TRANSITION"));
    }

    @Test
    void who_asks_again_is_sent_to_the_open_session_until_it_has_ended() {
        // Given
        var order = till.placed("ORD-co2", "10.00");
        var first = starts(order, BUYER, "k1").statusCode(201).extract().<String>path("sessionId");

        // When asked again, by whomever
        starts(order, BUYER, "k1").statusCode(200).body("sessionId", equalTo(first));
        starts(order, TestTokens.token("shop", "storefront"), "k9")
                .statusCode(200)
                .body("sessionId", equalTo(first));

        // Then an ended one is followed by another on the same order
        till.stripe().books().expire(first);
        till.delivers(first);
        till.awaitPayment(order, first, "ENDED_UNPAID null null");
        starts(order, BUYER, "k2").statusCode(201).body("sessionId", not(equalTo(first)));
    }

    @Test
    void a_session_that_was_tried_in_vain_ends_under_its_own_name_too() {
        // Given
        var order = till.placed("ORD-co8", "10.00");
        var first = starts(order, BUYER, "k1").statusCode(201).extract().<String>path("sessionId");
        till.stripe().books().decline(first);

        // When
        till.stripe().books().expire(first);
        till.delivers(first);

        // Then
        var intent = till.stripe().books().get(first).path("payment_intent").asText();
        till.awaitPayment(order, intent, "ENDED_UNPAID null null");
        till.awaitPayment(order, first, "ENDED_UNPAID null null");
        starts(order, BUYER, "k2").statusCode(201).body("sessionId", not(equalTo(first)));
    }

    @Test
    void others_do_not_see_the_order() {
        var order = till.placed("ORD-co3", "10.00");
        starts(order, TestTokens.token("somebody", "buyer"), "k")
                .statusCode(404)
                .body("code", equalTo("ORDER_NOT_FOUND"));
        starts(order, TestTokens.inShop("another", "staff", "staff"), "k").statusCode(404);
        given().contentType("application/json")
                .post("/api/payments/" + order.id() + "/checkout-sessions")
                .then()
                .statusCode(401);
    }

    @Test
    void a_session_whose_start_timed_out_is_found_again() {
        // Given
        var order = till.placed("ORD-co4", "10.00");
        till.stripe().fault("POST", "/v1/checkout/sessions", Fault.DONE_WITHOUT_ANSWER);

        // When
        starts(order, BUYER, "k1").statusCode(409).body("code", equalTo("REQUEST_IN_PROGRESS"));

        // Then the same ask finds it, and nothing was started twice
        starts(order, BUYER, "k1").statusCode(201);
        assertThat(sessions(order)).isEqualTo(1);
    }

    @Test
    void the_reconciler_finds_a_session_that_nobody_asked_for_again() {
        // Given
        var order = till.placed("ORD-co5", "10.00");
        till.stripe().fault("POST", "/v1/checkout/sessions", Fault.DONE_WITHOUT_ANSWER);
        starts(order, BUYER, "k1").statusCode(409);

        // When
        assertThat(reconcile.now().repaired()).isPositive();

        // Then
        starts(order, BUYER, "k2").statusCode(200);
        assertThat(sessions(order)).isEqualTo(1);
    }

    @Test
    void an_order_that_is_called_off_unpaid_takes_no_money() {
        // Given
        var order = till.placed("ORD-co6", "10.00");
        var session =
                starts(order, BUYER, "k1").statusCode(201).extract().<String>path("sessionId");

        // When
        Orders.moved(order, 2, "payment_pending", "cancelled");

        // Then the session is over, without Stripe's message
        till.awaitPayment(order, session, "ENDED_UNPAID null null");
        assertThat(till.stripe().books().pay(session)).isFalse();
        starts(order, BUYER, "k2").statusCode(409);
    }

    @Test
    void a_failed_order_is_paid_by_a_new_session() {
        // Given
        var order = till.placed("ORD-co7", "10.00");
        var first = starts(order, BUYER, "k1").statusCode(201).extract().<String>path("sessionId");
        Orders.moved(order, 2, "payment_pending", "failed");
        till.awaitPayment(order, first, "ENDED_UNPAID null null");

        // When
        var second = starts(order, BUYER, "k2").statusCode(201).extract().<String>path("sessionId");

        // Then it stays open
        reconcile.now();
        assertThat(till.stripe().books().pay(second)).isTrue();
        till.delivers(second);
        await().atMost(Till.SOON)
                .until(() -> {
                    var intent = till.stripe().books().get(second).path("payment_intent").asText();
                    return till.payment(order, intent).contains("CONFIRMED 10.00 null");
                });
    }

    private long sessions(Order order) {
        return till.stripe().books().all("cs_").stream()
                .filter(s -> s.path("client_reference_id").asText().equals(order.id()))
                .count();
    }

    private static ValidatableResponse starts(Order order, String token, String key) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .post("/api/payments/" + order.id() + "/checkout-sessions")
                .then();
    }
}
