package dev.ordertrail.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.SecondShop;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.StripeNotice;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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
class StripeFixturesIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    @Inject Tables tables;

    @Test
    void every_published_event_is_kept_and_understood_as_its_kind_demands() {
        for (var fixture : Fixtures.events().toList()) {
            Stripe.sends(fixture.body()).then().statusCode(200).body("received", equalTo(true));
        }

        await().atMost(SOON)
                .until(() -> tables.rows("SELECT 1 FROM inbox WHERE state = 'pending'").isEmpty());
        for (var fixture : Fixtures.events().toList()) {
            assertThat(tables.state(StripeNotice.of(fixture.body()).id()))
                    .as(fixture.file())
                    .containsExactly(fixture.demanded());
        }

        // When all of them come again
        var kept = tables.count("inbox");
        for (var fixture : Fixtures.events().toList()) {
            Stripe.sends(fixture.body()).then().statusCode(200);
        }

        // Then nothing is added; and when their order appears, what waited for it is told
        assertThat(tables.count("inbox")).isEqualTo(kept);
        theOrderOfTheComposedEventsAppears();
    }

    private void theOrderOfTheComposedEventsAppears() {
        var order = Order.numbered("ORD-2025-000123");
        var price = Orders.usd("99.99");
        var payment = "pi_3PgafmB7WZ01zgkW0OrderA1";

        Orders.placed(order, price);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(PaymentFacts.of(order.id()))
                                .extracting(Recorded::event)
                                .hasSize(5)
                                .contains(
                                        confirmed(payment, "cs_test_a1OrderCase0001"),
                                        confirmed(payment, payment),
                                        new PaymentRefunded(payment, "stripe", price, price),
                                        new PaymentEnded(
                                                "cs_test_a1OrderCase0001", "stripe", "expired"))
                                .hasAtLeastOneElementOfType(PaymentDisputed.class));
        assertThat(
                        tables.rows(
                                "SELECT payment_id, state FROM payment WHERE order_id = ? ORDER BY 1",
                                order.id()))
                .containsExactly("cs_test_a1OrderCase0001 ENDED_UNPAID", payment + " REFUNDED");
        assertThat(tables.rows("SELECT state FROM dispute WHERE order_id = ?", order.id()))
                .isEqualTo(List.of("WITHDRAWN"));
    }

    private static PaymentConfirmed confirmed(String payment, String evidence) {
        var price = Orders.usd("99.99");
        return new PaymentConfirmed(payment, "stripe", price, price, Verdict.EXACT, evidence);
    }
}
