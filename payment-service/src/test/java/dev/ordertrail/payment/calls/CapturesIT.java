package dev.ordertrail.payment.calls;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.embedded.TestTokens;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.Tables;
import dev.ordertrail.payment.calls.StripeServer.Fault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Money that a buyer's bank has reserved, taken or given back by staff.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@WithTestResource(StripeHere.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CapturesIT {
    @Inject Till till;
    @Inject Tables tables;

    @Test
    void staff_take_what_was_reserved_once_however_often_they_ask() {
        // Given
        var order = till.placed("ORD-cap1", "100.00");
        var intent = authorised(order);

        // When asked with one key twice, and with another
        var call = asks("capture", order, body(intent), "k1");
        assertThat(asks("capture", order, body(intent), "k1")).isEqualTo(call);
        till.awaitCall(call, "done");
        var other = asks("capture", order, body(intent), "k2");

        // Then
        till.awaitCall(other, "done");
        till.awaitPayment(order, intent, "CONFIRMED 100.00 null");
        till.delivers(intent);
        assertThat(captures(intent)).isEqualTo(1);
        assertThat(till.told(order, PaymentConfirmed.class))
                .extracting(PaymentConfirmed::amount)
                .containsOnly(Orders.usd("100.00"));
    }

    @Test
    void a_part_is_taken_and_the_rest_was_never_there_to_be_refunded() {
        // Given
        var order = till.placed("ORD-cap2", "100.00");
        var intent = authorised(order);
        answers("capture", order, body(intent, "100.01"), "k1")
                .statusCode(422)
                .body("errors.field", hasItem("amount"));
        answers("capture", order, body(intent, "30.005"), "k2").statusCode(422);

        // When
        till.awaitCall(asks("capture", order, body(intent, "30.00"), "k3"), "done");

        // Then
        till.awaitPayment(order, intent, "CONFIRMED 30.00 null");
        till.delivers(intent);
        assertThat(till.stripe().books().get(intent).path("amount_received").asLong())
                .isEqualTo(3_000);
        staff().get("/api/payments/" + order.id())
                .then()
                .statusCode(200)
                .body("findings.code", hasItem("UNDERPAID"))
                .body("balances[0].held", equalTo(30.00f));
        assertThat(till.told(order, PaymentRefunded.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "cancel"})
    void what_has_expired_is_neither_taken_nor_given_back_again(String act) {
        // Given a reservation that the bank has ended, of which nobody told us
        var order = till.placed("ORD-cap3-" + act, "50.00");
        var intent = authorised(order);
        till.stripe().books().cancel(intent);

        // When
        var call = asks(act, order, body(intent), "k1");

        // Then
        till.awaitCall(call, act.equals("capture") ? "void" : "done");
        till.awaitPayment(order, intent, "ENDED_UNPAID null null");
        assertThat(captures(intent)).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
    void a_capture_without_an_answer_is_made_once(Fault fault) {
        // Given
        var order = till.placed("ORD-cap4-" + fault, "80.00");
        var intent = authorised(order);
        till.stripe().fault("POST", "/v1/payment_intents/" + intent + "/capture", fault);

        // When
        var call = asks("capture", order, body(intent), "k1");

        // Then
        till.awaitCall(call, "done");
        till.awaitPayment(order, intent, "CONFIRMED 80.00 null");
        assertThat(captures(intent)).isEqualTo(1);
    }

    @Test
    void what_stripe_refuses_to_take_is_somebodys_to_look_at() {
        var order = till.placed("ORD-cap5", "80.00");
        var intent = authorised(order);
        var path = "/v1/payment_intents/" + intent + "/capture";
        till.stripe().fault("POST", path, Fault.REFUSED);

        till.awaitCall(asks("capture", order, body(intent), "k1"), "manual");

        assertThat(till.payment(order, intent)).containsExactly("AUTHORIZED null null");
    }

    @Test
    void staff_give_a_reservation_back_once_however_often_they_ask() {
        // Given
        var order = till.placed("ORD-can1", "40.00");
        var intent = authorised(order);

        // When
        var call = asks("cancel", order, body(intent), "k1");
        assertThat(asks("cancel", order, body(intent), "k1")).isEqualTo(call);
        till.awaitCall(call, "done");
        till.awaitCall(asks("cancel", order, body(intent), "k2"), "done");

        // Then it is over, before Stripe's own message
        till.awaitPayment(order, intent, "ENDED_UNPAID null null");
        till.delivers(intent);
        assertThat(till.stripe().books().get(intent).path("status").asText()).isEqualTo("canceled");
        assertThat(result(call)).isEqualTo("ended");
    }

    @Test
    void what_was_taken_is_not_given_back_by_cancelling() {
        // Given a payment of which we have not heard that it was captured
        var order = till.placed("ORD-can2", "40.00");
        var intent = authorised(order);
        till.stripe().books().capture(intent, Map.of());

        // When
        var call = asks("cancel", order, body(intent), "k1");

        // Then it is known, and the money stays for the order to decide on
        till.awaitCall(call, "done");
        till.awaitPayment(order, intent, "CONFIRMED 40.00 null");
        assertThat(result(call)).isEqualTo("paid");
        assertThat(till.refunds(intent)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "REFUSED", mode = EnumSource.Mode.EXCLUDE)
    void a_cancellation_without_an_answer_is_made_all_the_same(Fault fault) {
        var order = till.placed("ORD-can3-" + fault, "40.00");
        var intent = authorised(order);
        till.stripe().fault("POST", "/v1/payment_intents/" + intent + "/cancel", fault);

        till.awaitCall(asks("cancel", order, body(intent), "k1"), "done");

        till.awaitPayment(order, intent, "ENDED_UNPAID null null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"capture", "cancel"})
    void only_staff_of_the_shop_may(String act) {
        var order = till.placed("ORD-cap6-" + act, "10.00");
        var intent = authorised(order);
        var path = "/api/payments/" + order.id() + "/" + act;
        as(TestTokens.token("buyer", "buyer"), intent).post(path).then().statusCode(403);
        as(TestTokens.inShop("another", "s", "staff"), intent).post(path).then().statusCode(404);
        answers(act, order, body("pi_unknown"), "k2").statusCode(422);
        answers(act, order, "{}", "k3").statusCode(422);
        assertThat(till.payment(order, intent)).containsExactly("AUTHORIZED null null");
    }

    private String authorised(Order order) {
        var cents =
                Long.parseLong(
                        tables.rows(
                                        "SELECT (total * 100)::bigint FROM expectation WHERE order_id = ?",
                                        order.id())
                                .getFirst());
        var intent = till.stripe().books().newIntent(cents, order.id()).path("id").asText();
        till.stripe().books().authorise(intent);
        till.delivers(intent);
        till.awaitPayment(order, intent, "AUTHORIZED null null");
        return intent;
    }

    private long captures(String intent) {
        return till.stripe().books().messagesOf(intent).stream()
                .filter(m -> new String(m, UTF_8).contains("\"charge.captured\""))
                .count();
    }

    private String result(String callId) {
        return tables.rows("SELECT why FROM provider_call WHERE call_id = ?", callId).getFirst();
    }

    private static String asks(String act, Order order, String body, String key) {
        return answers(act, order, body, key).statusCode(202).extract().path("callId");
    }

    private static ValidatableResponse answers(String act, Order order, String body, String key) {
        return staff().header("Idempotency-Key", order.id() + key)
                .contentType("application/json")
                .body(body)
                .post("/api/payments/" + order.id() + "/" + act)
                .then();
    }

    private static String body(String intent) {
        return "{\"paymentId\":\"%s\"}".formatted(intent);
    }

    private static String body(String intent, String amount) {
        return "{\"paymentId\":\"%s\",\"amount\":%s}".formatted(intent, amount);
    }

    private static RequestSpecification staff() {
        return given().auth().oauth2(TestTokens.token("staff", "staff"));
    }

    private static RequestSpecification as(String token, String intent) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(body(intent));
    }
}
