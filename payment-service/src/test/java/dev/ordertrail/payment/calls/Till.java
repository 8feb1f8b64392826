package dev.ordertrail.payment.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.Tables;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// A shop's till in tests: orders come, buyers pay, messages of Stripe's arrive or do not.
@ApplicationScoped
public class Till {
    static final Duration SOON = Duration.ofSeconds(30);

    private final Tables tables;
    private boolean open;

    Till(Tables tables) {
        this.tables = tables;
    }

    StripeServer stripe() {
        return StripeHere.server();
    }

    /// Waits until orders are followed, so that nothing of the test counts as history.
    void opens() {
        if (open) {
            return;
        }
        Orders.workflowPublished();
        var first = Order.numbered("ORD-first");
        Orders.placed(first, Orders.usd("1.00"));
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() ->
                        tables.rows("SELECT 1 FROM standing WHERE order_id = ?", first.id()).size()
                                        == 1
                                && tables.count("workflow_phase") >= 4);
        open = true;
    }

    Order placed(String number, String total) {
        opens();
        var order = Order.numbered(number);
        Orders.placed(order, Orders.usd(total));
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .until(() ->
                        tables.rows("SELECT 1 FROM standing WHERE order_id = ?", order.id()).size()
                                == 1);
        return order;
    }

    /// An intent of this order that was paid; Stripe has not told us yet.
    String paid(Order order, long cents) {
        var books = stripe().books();
        var intent = books.newIntent(cents, order.id()).path("id").asText();
        assertThat(books.pay(intent)).isTrue();
        return intent;
    }

    /// A payment of all that an order asks, as this service knows by now.
    ///
    /// @return its intent
    String settled(Order order) {
        var asked =
                tables.rows("SELECT total FROM expectation WHERE order_id = ?", order.id())
                        .getFirst();
        var total = new BigDecimal(asked).setScale(2);
        var intent = paid(order, total.unscaledValue().longValueExact());
        delivers(intent);
        awaitPayment(order, intent, "CONFIRMED " + total + " null");
        return intent;
    }

    /// Stripe's messages about this object arrive.
    void delivers(String objectId) {
        stripe().books().messagesOf(objectId).forEach(m -> Stripe.sends(m).then().statusCode(200));
    }

    /// The state of a payment and what was captured and refunded.
    List<String> payment(Order order, String paymentId) {
        return tables.rows(
                "SELECT state, captured, refunded FROM payment WHERE order_id = ? AND payment_id = ?",
                order.id(),
                paymentId);
    }

    void awaitPayment(Order order, String paymentId, String row) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() -> assertThat(payment(order, paymentId)).containsExactly(row));
    }

    void awaitCall(String callId, String state) {
        await().pollDelay(Duration.ZERO)
                .atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT state FROM provider_call WHERE call_id = ?",
                                                callId))
                                .containsExactly(state));
    }

    /// What Stripe refunded of an intent.
    List<JsonNode> refunds(String intent) {
        return stripe().books().all("re_").stream()
                .filter(r -> r.path("payment_intent").asText().equals(intent))
                .map(JsonNode.class::cast)
                .toList();
    }

    <E extends PaymentEvent> List<E> told(Order order, Class<E> type) {
        await().pollDelay(Duration.ZERO).atMost(SOON).until(() -> tables.count("outbox") == 0);
        return PaymentFacts.of(order.id()).stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
