package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconcileIT {
    @Inject Till till;

    @Test
    void a_message_that_never_came_is_found() {
        // Given a payment of which nobody told us
        var order = till.placed("ORD-re1", "30.00");
        var intent = till.paid(order, 3_000);

        // When
        reconciles().body("missed", greaterThanOrEqualTo(1)).body("failed", equalTo(0));

        // Then
        till.awaitPayment(order, intent, "CONFIRMED 30.00 null");

        // And the message counts for nothing when it comes after all
        till.delivers(intent);
        reconciles().body("missed", equalTo(0));
        assertThat(till.told(order, PaymentConfirmed.class)).hasSize(1);
    }

    @Test
    void a_refund_that_somebody_made_at_the_provider_is_found() {
        // Given
        var order = till.placed("ORD-re2", "30.00");
        var intent = till.settled(order);
        till.stripe().books().refund(Map.of("payment_intent", intent, "amount", "1200"));

        // When
        reconciles();

        // Then
        till.awaitPayment(order, intent, "PARTLY_REFUNDED 30.00 12.00");

        // And the order can ask back no more than the rest
        Orders.asksForRefund(order, 2, order.id() + "-all", intent, Orders.usd("30.00"));
        till.awaitPayment(order, intent, "REFUNDED 30.00 30.00");
    }

    @Test
    void a_call_that_timed_out_after_it_had_succeeded_is_known_again() {
        // Given a refund that was made, and a provider that then answers nothing for a while
        var order = till.placed("ORD-re3", "30.00");
        var intent = till.settled(order);
        till.stripe().faultOfRefund(intent, Fault.DONE_WITHOUT_ANSWER);

        // When
        Orders.asksForRefund(order, 2, order.id() + "-t", intent, Orders.usd("30.00"));

        // Then
        till.awaitCall("refund/" + order.id() + "-t", "done");
        reconciles().body("failed", equalTo(0));
        till.awaitPayment(order, intent, "REFUNDED 30.00 30.00");
        assertThat(till.refunds(intent)).hasSize(1);
    }

    @Test
    void only_ops_reconcile() {
        given().auth()
                .oauth2(TestTokens.token("staff", "staff"))
                .post("/ops/reconcile")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse reconciles() {
        return given().auth()
                .oauth2(TestTokens.token("ops", "ops"))
                .post("/ops/reconcile")
                .then()
                .statusCode(200);
    }
}
