package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Refunds that were made and did not reach the buyer.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class FailedRefundsIT {
    @Inject Till till;
    @Inject Tables tables;

    /// When it is heard that the refund failed.
    enum Heard {
        LONG_AFTER_IT_WAS_MADE,
        BEFORE_THE_CALL_WAS_ANSWERED,
        BY_OUR_OWN_QUESTION_AND_THEN_BY_STRIPE
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_that_failed_is_staffs_again_whenever_that_is_heard(Heard heard) {
        // Given
        var order = till.placed("ORD-fr-" + heard, "100.00");
        var intent = till.settled(order);
        var refundId = "refund_" + order.id();

        // When it is made, and fails
        switch (heard) {
            case LONG_AFTER_IT_WAS_MADE -> {
                Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("100.00"));
                till.awaitCall("refund/" + refundId, "done");
                till.awaitPayment(order, intent, "REFUNDED 100.00 100.00");
                till.delivers(fails(intent));
            }
            case BEFORE_THE_CALL_WAS_ANSWERED -> {
                till.stripe().faultOfRefund(intent, Fault.DONE_WITHOUT_ANSWER);
                Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("100.00"));
                till.delivers(fails(intent));
            }
            case BY_OUR_OWN_QUESTION_AND_THEN_BY_STRIPE -> {
                till.stripe().faultOfRefund(intent, Fault.DONE_WITHOUT_ANSWER, () -> fails(intent));
                Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("100.00"));
                till.awaitCall("refund/" + refundId, "manual");
                till.delivers(till.refunds(intent).getFirst().path("id").asText());
            }
        }

        // Then
        till.awaitCall("refund/" + refundId, "manual");
        till.awaitPayment(order, intent, "CONFIRMED 100.00 null");
        await().atMost(Till.SOON)
                .untilAsserted(() -> assertThat(task(refundId)).isEqualTo("open refund_failed"));
        till.delivers(till.refunds(intent).getFirst().path("id").asText());
        till.delivers(intent);
        assertThat(till.told(order, RefundPending.class))
                .extracting(RefundPending::refundId)
                .containsExactly(refundId);

        // And when staff let us try again, it goes once
        retries(refundId);
        till.awaitPayment(order, intent, "REFUNDED 100.00 100.00");
        till.awaitCall("refund/" + refundId, "done");
        assertThat(succeeded(intent)).containsExactly(10_000L);
        assertThat(task(refundId)).startsWith("done");
    }

    @Test
    void its_money_is_there_for_others_and_goes_once() {
        // Given a part that went and came back
        var order = till.placed("ORD-fr-room", "100.00");
        var intent = till.settled(order);
        var first = order.id() + "-first";
        Orders.asksForRefund(order, 2, first, intent, Orders.usd("60.00"));
        till.awaitCall("refund/" + first, "done");
        till.delivers(fails(intent));
        till.awaitCall("refund/" + first, "manual");

        // When all of it is asked back, and then the part again
        Orders.asksForRefund(order, 3, order.id() + "-all", intent, Orders.usd("100.00"));
        till.awaitPayment(order, intent, "REFUNDED 100.00 100.00");
        till.awaitCall("refund/" + order.id() + "-all", "done");
        retries(first);

        // Then nothing is left for the part
        till.awaitCall("refund/" + first, "void");
        assertThat(succeeded(intent)).containsExactly(10_000L);
    }

    @Test
    void one_that_fails_twice_is_staffs_twice() {
        // Given
        var order = till.placed("ORD-fr-twice", "70.00");
        var intent = till.settled(order);
        var refundId = order.id() + "-twice";
        Orders.asksForRefund(order, 2, refundId, intent, Orders.usd("70.00"));
        till.awaitCall("refund/" + refundId, "done");
        till.delivers(fails(intent));
        till.awaitCall("refund/" + refundId, "manual");

        // When the second one is made without an answer, and fails as well
        till.stripe().faultOfRefund(intent, Fault.DONE_WITHOUT_ANSWER);
        retries(refundId);
        await().atMost(Till.SOON).until(() -> till.refunds(intent).size() == 2);
        till.awaitCall("refund/" + refundId, "done");
        till.delivers(fails(intent));

        // Then
        till.awaitCall("refund/" + refundId, "manual");
        till.awaitPayment(order, intent, "CONFIRMED 70.00 null");
        assertThat(till.told(order, RefundPending.class)).hasSize(2);
        assertThat(succeeded(intent)).isEmpty();
    }

    /// The newest refund that succeeded fails.
    private String fails(String intent) {
        await().atMost(Till.SOON).until(() -> !succeeded(intent).isEmpty());
        var id =
                till.refunds(intent).stream()
                        .filter(FailedRefundsIT::isMade)
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asText();
        till.stripe().books().fail(id);
        return id;
    }

    private List<Long> succeeded(String intent) {
        return till.refunds(intent).stream()
                .filter(FailedRefundsIT::isMade)
                .map(r -> r.path("amount").asLong())
                .toList();
    }

    private static boolean isMade(JsonNode refund) {
        return "succeeded".equals(refund.path("status").asText());
    }

    private String task(String refundId) {
        return tables.rows("SELECT state, why FROM refund_task WHERE refund_id = ?", refundId)
                .getFirst();
    }

    private static void retries(String refundId) {
        given().auth()
                .oauth2(TestTokens.token("staff", "staff"))
                .header("Idempotency-Key", UUID.randomUUID())
                .post("/api/payments/refund-tasks/" + refundId + "/retry")
                .then()
                .statusCode(202);
    }
}
