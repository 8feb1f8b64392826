package dev.ordertrail.payment.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.RefundPending;
import dev.ordertrail.contracts.PaymentEvent.Verdict;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Stripe;
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
@DisplayNameGeneration(ReplaceUnderscores.class)
class EditedOrdersIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final By STAFF = By.system("test");

    @Inject Tables tables;

    @Test
    void what_is_paid_is_measured_by_the_order_as_it_is_now() {
        // Given an order that became cheaper before it was paid, then dearer
        var order = Order.numbered("ORD-e1").paidBy("pi_e1");
        Orders.placed(order, Orders.usd("100.00"));
        Orders.edited(order, 2, Orders.usd("80.00"), Orders.usd("100.00"));
        asks(order, "80.00");
        sends("evt_e1", "pi_e1", "8000", order);
        await().atMost(SOON).until(() -> PaymentFacts.of(order.id()).size() == 1);
        Orders.edited(order, 3, Orders.usd("120.00"), Orders.usd("80.00"));
        asks(order, "120.00");

        // When the rest is paid
        sends("evt_e2", "pi_e2", "4000", order);

        // Then both were right when they came
        await().atMost(SOON).until(() -> PaymentFacts.of(order.id()).size() == 2);
        assertThat(PaymentFacts.of(order.id()))
                .extracting(r -> ((PaymentConfirmed) r.event()).expected())
                .containsExactly(Orders.usd("80.00"), Orders.usd("120.00"));
        assertThat(PaymentFacts.of(order.id()))
                .extracting(r -> ((PaymentConfirmed) r.event()).verdict())
                .containsExactly(Verdict.EXACT, Verdict.EXACT);
    }

    @Test
    void a_payment_that_came_before_its_order_is_measured_by_what_the_order_asked_last() {
        // Given a callback that waits for its order
        var order = Order.numbered("ORD-e3").paidBy("pi_e3");
        sends("evt_e3", "pi_e3", "9000", order);
        await().atMost(SOON).until(() -> tables.state("evt_e3").equals(List.of("waiting")));

        // When the order comes with a change that is already known
        Orders.placed(order, Orders.usd("100.00"));
        Orders.edited(order, 2, Orders.usd("90.00"), Orders.usd("100.00"));
        asks(order, "90.00");

        // Then it is measured by one of the two, and says by which
        await().atMost(SOON).until(() -> PaymentFacts.of(order.id()).size() == 1);
        var told = (PaymentConfirmed) PaymentFacts.of(order.id()).getFirst().event();
        assertThat(told.verdict())
                .isEqualTo(
                        told.expected().equals(Orders.usd("90.00"))
                                ? Verdict.EXACT
                                : Verdict.UNDERPAID);
    }

    @Test
    void what_staff_ask_back_and_what_a_change_made_cheaper_stand_as_open_tasks() {
        // Given
        var order = Order.numbered("ORD-e4").paidBy("pi_e4");
        Orders.placed(order, Orders.usd("100.00"));
        Orders.edited(order, 2, Orders.usd("70.00"), Orders.usd("100.00"));

        // When
        refund(order, 3, "edited", "pi_e4", "30.00");
        refund(order, 4, "asked", "pi_e4", "20.00");
        refund(order, 5, "asked-by-hand", null, "10.00");

        // Then
        await().atMost(SOON).until(() -> PaymentFacts.of(order.id()).size() == 3);
        assertThat(
                        tables.rows(
                                "SELECT cause, payment_id, provider, amount, state FROM refund_task"
                                        + " WHERE order_id = ? ORDER BY position",
                                order.id()))
                .containsExactly(
                        "edited pi_e4 stripe 30.00 open",
                        "asked pi_e4 stripe 20.00 open",
                        "asked-by-hand null stripe 10.00 open");
        assertThat(PaymentFacts.of(order.id()))
                .extracting(r -> ((RefundPending) r.event()).cause())
                .containsExactly("edited", "asked", "asked-by-hand");
    }

    private static void refund(
            Order order,
            long version,
            String cause,
            @org.jspecify.annotations.Nullable String paymentId,
            String amount) {
        var id = order.id() + "-" + cause;
        Orders.asksForRefund(
                order,
                version,
                new RefundRequested(STAFF, id, paymentId, Orders.usd(amount), cause));
    }

    private void asks(Order order, String total) {
        await().atMost(SOON)
                .until(() ->
                        tables.rows("SELECT total FROM expectation WHERE order_id = ?", order.id())
                                .equals(List.of(total)));
    }

    private static void sends(String id, String intent, String minor, Order order) {
        var fields =
                "'id':'%s','amount_received':%s,'currency':'usd','metadata':{'order_id':'%s'}"
                        .formatted(intent, minor, order.number());
        Stripe.sends(Stripe.event(id, "payment_intent.succeeded", fields)).then().statusCode(200);
    }
}
