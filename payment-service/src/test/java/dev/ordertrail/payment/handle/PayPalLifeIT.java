package dev.ordertrail.payment.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.payment.Orders;
import dev.ordertrail.payment.Orders.Order;
import dev.ordertrail.payment.PayPal;
import dev.ordertrail.payment.PaymentFacts;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A whole life at PayPal: approved, captured in two parts, partly refunded, disputed and lost,
/// which PayPal tells as a refund and as a reversal.
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(PayPal.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalLifeIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject Tables tables;
    @Inject Tx tx;

    @Test
    void in_any_order_and_however_often_a_life_ends_the_same() {
        for (var seed = 1; seed <= 8; seed++) {
            var chance = new Random(seed);
            var order = Order.numbered("ORD-pp" + seed);
            var messages = new ArrayList<byte[]>();
            for (var message : life(seed, order.number())) {
                messages.addAll(Collections.nCopies(1 + chance.nextInt(2), message));
            }
            Collections.shuffle(messages, chance);
            var known = chance.nextInt(messages.size());

            for (var i = 0; i < messages.size(); i++) {
                if (i == known) {
                    Orders.placed(order, Orders.usd("10.00"));
                }
                PayPal.sends(messages.get(i)).then().statusCode(200);
            }

            endsAsItShould(seed, order);
        }
    }

    @Test
    void an_order_that_names_paypals_order_is_found_by_it() {
        var order = Order.numbered("ORD-pp-claimed").paidBy("4K5112848U951142F");
        Orders.placed(order, Orders.usd("10.00"));

        PayPal.sends(
                        PayPal.event(
                                "WH-claimed",
                                "PAYMENT.CAPTURE.COMPLETED",
                                "'id':'5VK462069F664902F','status':'COMPLETED','supplementary_data':{'related_ids':{'order_id':'4K5112848U951142F'}},'amount':"
                                        + usd("10.00")))
                .then()
                .statusCode(200);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT payment_id, state FROM payment WHERE"
                                                        + " order_id = ?",
                                                order.id()))
                                .containsExactly("5VK462069F664902F CONFIRMED"));
    }

    @Test
    void what_a_buyer_approved_by_our_checkout_is_captured_and_nothing_else() {
        var order = Order.numbered("ORD-pp-approved");
        Orders.placed(order, Orders.usd("10.00"));
        await().atMost(SOON)
                .until(() ->
                        !tables.rows("SELECT 1 FROM expectation WHERE order_id = ?", order.id())
                                .isEmpty());
        startedByUs(order, "8ZY462069F664902F");

        for (var approved : List.of("8ZY462069F664902F", "9ZY462069F664902F")) {
            PayPal.sends(
                            PayPal.event(
                                    "WH-" + approved,
                                    "CHECKOUT.ORDER.APPROVED",
                                    "'id':'%s','purchase_units':[{'custom_id':'%s'}]"
                                            .formatted(approved, order.number())))
                    .then()
                    .statusCode(200);
        }

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT payment_id, state FROM payment WHERE order_id = ? AND captured IS NOT NULL",
                                                order.id()))
                                .containsExactly("C8ZY462069F664902F CONFIRMED"));
        assertThat(
                        tables.rows(
                                "SELECT subject, state FROM provider_call WHERE order_id = ? AND kind = 'capture'",
                                order.id()))
                .containsExactly("8ZY462069F664902F done");
    }

    private void startedByUs(Order order, String paypalOrder) {
        tx.run(c -> {
            try (var insert =
                    c.prepareStatement(
                            "INSERT INTO checkout (checkout_id, order_id, shop, provider, amount, asset, decimals, state, object_id, asked_at) VALUES (?, ?, 'main', 'paypal', 10.00, 'USD', 2, 'open', ?, clock_timestamp())")) {
                insert.setString(1, "checkout-" + paypalOrder);
                insert.setString(2, order.id());
                insert.setString(3, paypalOrder);
                insert.executeUpdate();
            }
        });
    }

    private void endsAsItShould(int seed, Order order) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT payment_id, state, captured, refunded FROM"
                                                        + " payment WHERE order_id = ? AND captured IS"
                                                        + " NOT NULL ORDER BY 1",
                                                order.id()))
                                .as("seed %s", seed)
                                .containsExactly(
                                        "CAPA%s REFUNDED 6.00 6.00".formatted(seed),
                                        "CAPB%s CONFIRMED 4.00 null".formatted(seed)));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        tables.rows(
                                                "SELECT state FROM inbox WHERE provider = 'paypal'"
                                                        + " AND state <> 'done' AND event_id LIKE ?",
                                                "main/WH-" + seed + "-%"))
                                .isEmpty());
        assertThat(tables.rows("SELECT state FROM dispute WHERE order_id = ?", order.id()))
                .containsExactly("LOST");
        await().atMost(SOON).until(() -> tables.count("outbox") == 0);
        var told = PaymentFacts.of(order.id()).stream().map(Recorded::event).toList();
        assertThat(highest(told)).isEqualTo(Orders.usd("6.00"));
        assertThat(told)
                .anyMatch(e -> e instanceof PaymentDisputed d && d.state() == DisputeState.LOST);
    }

    private static Money highest(List<PaymentEvent> told) {
        return told.stream()
                .filter(PaymentRefunded.class::isInstance)
                .map(event -> ((PaymentRefunded) event).refunded())
                .reduce(Orders.usd("0.00"), Money::max);
    }

    private static List<byte[]> life(int seed, String number) {
        var a = "CAPA" + seed;
        var unit =
                "'purchase_units':[{'custom_id':'%s','amount':%s}]".formatted(number, usd("10.00"));
        return List.of(
                event(
                        seed,
                        1,
                        "CHECKOUT.ORDER.APPROVED",
                        "'id':'ORDER%s',%s".formatted(seed, unit)),
                event(seed, 2, "PAYMENT.CAPTURE.COMPLETED", capture(a, "6.00", number)),
                event(seed, 3, "PAYMENT.CAPTURE.COMPLETED", capture("CAPB" + seed, "4.00", number)),
                event(
                        seed,
                        4,
                        "PAYMENT.CAPTURE.REFUNDED",
                        refund("REFA" + seed, a, "2.00", "2.00")),
                event(seed, 5, "CUSTOMER.DISPUTE.CREATED", dispute(seed, a, "'status':'OPEN'")),
                event(
                        seed,
                        6,
                        "CUSTOMER.DISPUTE.RESOLVED",
                        dispute(
                                seed,
                                a,
                                "'status':'RESOLVED','dispute_outcome':{'outcome_code':'RESOLVED_BUYER_FAVOUR'}")),
                event(
                        seed,
                        7,
                        "PAYMENT.CAPTURE.REFUNDED",
                        refund("REFB" + seed, a, "4.00", "6.00")),
                event(
                        seed,
                        8,
                        "PAYMENT.CAPTURE.REVERSED",
                        refund("REVB" + seed, a, "4.00", "6.00")));
    }

    private static byte[] event(int seed, int number, String type, String fields) {
        return PayPal.event("WH-" + seed + "-" + number, type, fields);
    }

    private static String capture(String id, String amount, String number) {
        return "'id':'%s','status':'COMPLETED','custom_id':'%s','amount':%s"
                .formatted(id, number, usd(amount));
    }

    private static String refund(String id, String capture, String amount, String total) {
        return "'id':'%s','status':'COMPLETED','amount':%s,'seller_payable_breakdown':{'total_refunded_amount':%s},'links':[{'rel':'up','href':'https://api.paypal.com/v2/payments/captures/%s'}]"
                .formatted(id, usd(amount), usd(total), capture);
    }

    private static String dispute(int seed, String capture, String status) {
        return "'dispute_id':'PP-D-%s',%s,'dispute_amount':%s,'disputed_transactions':[{'seller_transaction_id':'%s'}]"
                .formatted(seed, status, usd("4.00"), capture);
    }

    private static String usd(String amount) {
        return "{'currency_code':'USD','value':'%s'}".formatted(amount);
    }
}
