package dev.ordertrail.systemtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Orders that are paid by PayPal, through the whole system: their checkouts are opened by our API,
/// everything after that is told by webhooks whose certificates are verified.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GOOD = "4242424242424242";
    private static final String DECLINED = "4000000000000002";
    private static final BigDecimal TOTAL = new BigDecimal(200);

    private final PayPalTill till = new PayPalTill(WholeSystem.shared());

    @Test
    void what_the_buyer_approves_is_captured_though_nobody_comes_back() {
        // Given
        var order = till.place();
        var session = opened(order);

        // When
        till.approves(session, GOOD);

        // Then
        awaitShown(order, "payment_confirmed", "confirmed");
        var money = till.money(order);
        assertThat(money.path("verdict").asText()).isEqualTo("CLEAR");
        assertThat(money.at("/payments/0/provider").asText()).isEqualTo("paypal");
    }

    @Test
    void a_declined_capture_is_no_end_and_the_next_checkout_is_another() {
        // Given
        var order = till.place();
        var declined = opened(order);
        till.approves(declined, DECLINED);
        awaitShown(order, "payment_pending", "attempt_failed");

        // When
        var session = opened(order);
        assertThat(session).isNotEqualTo(declined);
        till.approves(session, GOOD);

        // Then
        awaitShown(order, "payment_confirmed", "confirmed");
    }

    @Test
    void a_refund_by_staff_goes_out_once_and_comes_back_as_a_webhook() {
        // Given
        var order = paid();

        // When
        till.refunds(order);

        // Then
        awaitShown(order, "refunded", "refunded");
        assertThat(back(order, "refunded")).isEqualByComparingTo(TOTAL);
    }

    @Test
    void a_refund_made_at_paypal_refunds_the_order() {
        // Given
        var order = till.place();
        var session = opened(order);
        till.approves(session, GOOD);
        awaitShown(order, "payment_confirmed", "confirmed");

        // When
        till.does(session, "refund", "{}");

        // Then
        awaitShown(order, "refunded", "refunded");
        assertThat(till.order(order).at("/payment/refundRequests")).isEmpty();
    }

    @Test
    void a_dispute_interrupts_and_a_won_one_brings_the_order_back() {
        // Given
        var order = till.place();
        var session = opened(order);
        till.approves(session, GOOD);
        awaitShown(order, "payment_confirmed", "confirmed");

        // When
        till.does(session, "dispute", "{\"stage\": \"INQUIRY\"}");
        awaitShown(order, "disputed", "disputed");
        till.does(session, "win", "{}");

        // Then
        awaitShown(order, "payment_confirmed", "confirmed");
    }

    @Test
    void a_lost_dispute_refunds_the_order_by_webhooks_alone_though_they_come_twice_and_late() {
        // Given
        var order = till.place();
        var session = opened(order);
        till.approves(session, GOOD);
        awaitShown(order, "payment_confirmed", "confirmed");

        // When
        till.delivers("{\"duplicates\": 2, \"disorder_ms\": 400, \"seed\": 7}");
        try {
            till.does(session, "dispute", "{}");
            till.does(session, "lose", "{}");
            awaitShown(order, "refunded", "dispute_lost");
        } finally {
            till.deliversWell();
        }

        // Then
        assertThat(back(order, "refunded")).isEqualByComparingTo(TOTAL);
        assertThat(till.order(order).at("/payment/refundRequests")).isEmpty();
    }

    @Test
    void a_webhook_that_paypal_did_not_sign_is_refused_and_moves_nothing() {
        // Given
        var order = till.place();
        awaitShown(order, "payment_pending", "pending");
        var body =
                """
                {"id": "WH-1", "event_type": "PAYMENT.CAPTURE.COMPLETED", "resource_type": "capture",
                 "create_time": "2026-03-02T12:00:00Z",
                 "resource": {"id": "CAPTURE1", "status": "COMPLETED", "custom_id": "%s",
                  "amount": {"currency_code": "USD", "value": "200.00"}}}
                """
                        .formatted(order);

        // When
        var answer = till.forged(body);

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(till.order(order).path("status").asText()).isEqualTo("payment_pending");
    }

    private String paid() {
        var order = till.place();
        till.approves(opened(order), GOOD);
        awaitShown(order, "payment_confirmed", "confirmed");
        return order;
    }

    /// payment-service hears of an order a moment after it was placed.
    private String opened(String order) {
        var answer = await().atMost(SOON).until(() -> till.checkout(order), a -> a.status() != 404);
        assertThat(answer.status()).as(answer.complaint()).isEqualTo(201);
        return answer.json().path("sessionId").asText();
    }

    private void awaitShown(String order, String status, String payment) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(shown(till.order(order)))
                                .isEqualTo(status + ", payment " + payment));
    }

    private static String shown(JsonNode order) {
        return order.path("status").asText() + ", payment " + order.at("/payment/status").asText();
    }

    /// How much of an order's money went back in this way.
    private BigDecimal back(String order, String way) {
        var back = BigDecimal.ZERO;
        for (var payment : till.order(order).at("/payment/payments")) {
            back = back.add(payment.path(way).decimalValue());
        }
        return back;
    }
}
