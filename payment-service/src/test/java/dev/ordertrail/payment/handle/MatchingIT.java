package dev.ordertrail.payment.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.SecondShop;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(SecondShop.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject Tables tables;

    @Test
    void an_order_is_found_by_the_intent_it_was_placed_with() {
        var order = Order.numbered("ORD-m1").paidBy("pi_m1");
        known(order, "100.00");

        sends(
                "evt_m1",
                "payment_intent.succeeded",
                "'id':'pi_m1','amount_received':9900,'currency':'usd'");

        becomes("evt_m1", "done");
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> !PaymentFacts.of(order.id()).isEmpty());
        var fact = PaymentFacts.of(order.id()).getFirst();
        assertThat(fact.event())
                .isEqualTo(
                        new PaymentConfirmed(
                                "pi_m1",
                                "stripe",
                                Orders.usd("99.00"),
                                Orders.usd("100.00"),
                                Verdict.UNDERPAID,
                                "pi_m1"));
        assertThat(fact.envelope().time()).isEqualTo(Instant.parse("2025-01-15T10:00:00Z"));
        assertThat(fact.envelope().shop()).isEqualTo("main");
        assertThat(fact.envelope().source()).isEqualTo("/payment-service");
        assertThat(fact.envelope().causationId()).isEqualTo("evt_m1");
    }

    @Test
    void a_reference_finds_its_order_wherever_the_shop_wrote_it() {
        var order = Order.numbered("ORD-m2").referredToAs("STRIPE_42");
        known(order, "100.00");

        sends(
                "evt_m2",
                "checkout.session.expired",
                "'id':'cs_m2','client_reference_id':'STRIPE_42'");

        becomes("evt_m2", "done");
    }

    @Test
    void a_payment_of_one_order_that_names_another_is_left_to_a_human() {
        known(Order.numbered("ORD-m3").paidBy("pi_m3"), "1.00");
        known(Order.numbered("ORD-m4"), "1.00");

        sends(
                "evt_m3",
                "payment_intent.succeeded",
                "'id':'pi_m3','amount_received':100,'currency':'usd','metadata':{'order_id':'ORD-m4'}");

        becomes("evt_m3", "parked");
        assertThat(tables.rows("SELECT why FROM inbox WHERE event_id = 'main/evt_m3'").getFirst())
                .startsWith("the callback names several orders");
    }

    @Test
    void one_shop_cannot_speak_about_another_shop_s_order() {
        var order = Order.numbered("ORD-m5").paidBy("pi_m5");
        known(order, "1.00");
        var body =
                Stripe.event(
                        "evt_m5",
                        "payment_intent.succeeded",
                        "'id':'pi_m5','amount_received':100,'currency':'usd','metadata':{'order_id':'"
                                + order.id()
                                + "'}");

        Stripe.sends(
                        "/webhooks/stripe/digital",
                        body,
                        Stripe.signature(body, SecondShop.SECRET, Instant.now()))
                .then()
                .statusCode(200);

        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() ->
                        tables.rows("SELECT state FROM inbox WHERE event_id = 'digital/evt_m5'")
                                .equals(List.of("waiting")));
        await().pollDelay(Duration.ZERO).atMost(SOON).until(() -> tables.count("outbox") == 0);
        assertThat(PaymentFacts.of(order.id())).isEmpty();
    }

    @Test
    void a_dispute_that_was_won_is_not_reopened_by_a_late_update() {
        var order = Order.numbered("ORD-m6").paidBy("pi_m6");
        known(order, "1.00");
        for (var step :
                List.of(
                        "created needs_response",
                        "closed won",
                        "updated under_review",
                        "funds_reinstated won")) {
            var word = step.split(" ", 2);
            sends(
                    "evt_m6_" + word[0],
                    "charge.dispute." + word[0],
                    "'id':'dp_m6','charge':'ch_m6','payment_intent':'pi_m6','status':'%s'"
                            .formatted(word[1]));
        }

        becomes("evt_m6_funds_reinstated", "done");
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() -> PaymentFacts.of(order.id()).size() == 2);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(r -> ((PaymentDisputed) r.event()).state())
                .containsExactly(DisputeState.OPEN, DisputeState.WON);
    }

    @Test
    void a_twin_under_another_id_tells_nothing_more() {
        var order = Order.numbered("ORD-m7").paidBy("pi_m7");
        known(order, "1.00");
        var fields = "'id':'pi_m7','amount_received':100,'currency':'usd'";

        sends("evt_m7a", "payment_intent.succeeded", fields);
        sends("evt_m7b", "payment_intent.succeeded", fields);

        becomes("evt_m7a", "done");
        assertThat(tables.state("evt_m7b")).isEmpty();
    }

    private void known(Order order, String total) {
        Orders.placed(order, Orders.usd(total));
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() ->
                        !tables.rows("SELECT 1 FROM expectation WHERE order_id = ?", order.id())
                                .isEmpty());
    }

    private static void sends(String id, String type, String fields) {
        Stripe.sends(Stripe.event(id, type, fields)).then().statusCode(200);
    }

    private void becomes(String eventId, String state) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(tables.state(eventId)).containsExactly(state));
    }
}
