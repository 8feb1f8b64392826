package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.PayPalFixtures;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.gateway.PaymentSeen.Stage;
import dev.ordertrail.payment.gateway.RefundAsk;
import dev.ordertrail.payment.gateway.RefundSeen;
import dev.ordertrail.payment.gateway.RefundSeen.State;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalAccountTest {
    private static final String REFUND = "POST /v2/payments/captures/5VK4/refund";
    private static final RefundAsk ASK =
            new RefundAsk("5VK4", "refund-1", "order-1", money("3.50", "USD"));

    private final PayPalStub paypal = new PayPalStub();
    private final Account account =
            new PayPalAccount(
                    new PayPalHttp(
                            new PayPalSettings(paypal.base()),
                            new PayPalCredentials("client", "secret")));

    @AfterEach
    void close() {
        paypal.close();
    }

    @Test
    void a_checkout_carries_the_orders_id_and_is_started_once_under_its_key() throws Exception {
        paypal.answers(
                "POST /v2/checkout/orders",
                200,
                "{'id':'4K51','status':'PAYER_ACTION_REQUIRED','links':[{'rel':'payer-action','href':'{base}/checkoutnow?token=4K51'}]}");

        var checkout = account.startCheckout(checkout(money("1500", "JPY")), "key-1");

        assertThat(checkout.objectId()).isEqualTo("4K51");
        assertThat(checkout.url()).isEqualTo(paypal.base().resolve("/checkoutnow?token=4K51"));
        assertThat(paypal.last().key()).isEqualTo("key-1");
        var sent = Fixtures.read(paypal.last().body());
        assertThat(sent.at("/purchase_units/0/custom_id").asText()).isEqualTo("order-1");
        assertThat(sent.at("/purchase_units/0/reference_id").asText()).isEqualTo("checkout-1");
        assertThat(sent.at("/purchase_units/0/amount/value").asText()).isEqualTo("1500");
        assertThat(sent.at("/purchase_units/0/amount/currency_code").asText()).isEqualTo("JPY");
        var published =
                PayPalFixtures.of("api-checkout_orders_v2-order_request-request.json").json();
        for (var pointer :
                List.of(
                        "/intent",
                        "/payment_source/paypal/experience_context/payment_method_preference",
                        "/payment_source/paypal/experience_context/user_action")) {
            assertThat(sent.at(pointer)).as(pointer).isEqualTo(published.at(pointer));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HUF", "TWD"})
    void currencies_that_paypal_takes_whole_are_sent_whole(String currency) {
        assertThat(PayPalMoney.write(money("1500.00", currency)).path("value").asText())
                .isEqualTo("1500");
        assertThat(PayPalMoney.write(money("1500.50", currency)).path("value").asText())
                .isEqualTo("1500.50");
        assertThat(PayPalMoney.write(money("0.001", "KWD")).path("value").asText())
                .isEqualTo("0.001");
    }

    @Test
    void a_token_serves_until_shortly_before_its_end() throws Exception {
        paypal.answers(REFUND, 201, refund("COMPLETED"));

        account.refund(ASK, "key-1");
        account.refund(ASK, "key-1");
        assertThat(paypal.tokens()).isEqualTo(1);

        paypal.refusesToken("T1");
        paypal.tokensLive(30); // less than the margin
        account.refund(ASK, "key-1");
        account.refund(ASK, "key-1");
        assertThat(paypal.tokens()).isEqualTo(3);
        assertThat(paypal.last().authorization()).isEqualTo("Bearer T3");
    }

    @Test
    void a_refund_carries_our_id_and_its_key() throws Exception {
        paypal.answers(REFUND, 201, refund("COMPLETED"));

        var refund = account.refund(ASK, "key-1");

        assertThat(refund)
                .isEqualTo(
                        new RefundSeen(
                                "1JU0",
                                "refund-1",
                                money("3.50", "USD"),
                                State.DONE,
                                Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(paypal.last().key()).isEqualTo("key-1");
        assertThat(Fixtures.read(paypal.last().body()))
                .isEqualTo(
                        Fixtures.read(
                                "{\"custom_id\":\"refund-1\",\"amount\":{\"currency_code\":\"USD\",\"value\":\"3.50\"}}"));
    }

    @Test
    void what_paypal_refuses_was_not_done() {
        paypal.answers(
                REFUND,
                422,
                "{'name':'UNPROCESSABLE_ENTITY','details':[{'issue':'CAPTURE_FULLY_REFUNDED'}]}");

        assertThatThrownBy(() -> account.refund(ASK, "key-1"))
                .isInstanceOf(CallFailed.Refused.class)
                .hasMessage("CAPTURE_FULLY_REFUNDED");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 500, 502, 503, 504})
    void what_ends_in_an_error_of_paypals_is_not_known(int status) {
        paypal.answers(REFUND, status, "{'name':'INTERNAL_SERVER_ERROR'}");

        assertThatThrownBy(() -> account.refund(ASK, "key-1"))
                .isInstanceOf(CallFailed.Unknown.class);
    }

    @Test
    void what_gets_no_answer_is_not_known() {
        paypal.neverAnswers(REFUND);

        assertThatThrownBy(() -> account.refund(ASK, "key-1"))
                .isInstanceOf(CallFailed.Unknown.class)
                .hasMessage("no_answer");
    }

    @Test
    void what_never_reached_paypal_may_be_tried_later() {
        paypal.answers(REFUND, 429, "{'name':'RATE_LIMIT_REACHED'}");
        assertThatThrownBy(() -> account.refund(ASK, "key-1")).isInstanceOf(CallFailed.Later.class);

        paypal.close();
        assertThatThrownBy(() -> account.refund(ASK, "key-1")).isInstanceOf(CallFailed.Later.class);
    }

    @Test
    void a_capture_is_seen_with_its_own_refunds_and_tells_what_its_webhooks_would()
            throws Exception {
        paypal.answers(
                "GET /v2/payments/captures/5VK4", 200, capture("5VK4", "PARTIALLY_REFUNDED"));
        paypal.answers("GET /v2/checkout/orders/4K51", 200, order());

        var seen = account.look("5VK4");

        assertThat(seen.stage()).isEqualTo(Stage.CAPTURED);
        assertThat(seen.captured()).isEqualTo(money("10.00", "USD"));
        assertThat(seen.refunds()).extracting(RefundSeen::refundId).containsExactly("refund-1");
        assertThat(seen.said())
                .extracting(said -> said.notice().twin())
                .containsExactly(
                        "5VK4 PAYMENT.CAPTURE.COMPLETED COMPLETED",
                        "1JU0 PAYMENT.CAPTURE.REFUNDED COMPLETED");
        assertThat(account.look("5VK4").said())
                .extracting(said -> said.notice().id())
                .isEqualTo(seen.said().stream().map(said -> said.notice().id()).toList());
    }

    @Test
    void a_capture_that_was_refunded_while_nothing_lists_how_is_not_known() {
        paypal.answers("GET /v2/payments/captures/5VK4", 200, capture("5VK4", "REFUNDED"));

        assertThatThrownBy(() -> account.look("5VK4"))
                .isInstanceOf(CallFailed.Unknown.class)
                .hasMessage("refunds_not_listed");
    }

    @Test
    void an_order_is_seen_with_everything_captured_in_it() throws Exception {
        paypal.answers("GET /v2/checkout/orders/4K51", 200, order());

        var seen = account.look("4K51");

        assertThat(seen.captured()).isEqualTo(money("14.00", "USD"));
        assertThat(seen.refunds()).hasSize(2);
        assertThat(seen.said()).hasSize(4);
        var first = Fixtures.read(new String(seen.said().getFirst().body(), UTF_8));
        assertThat(first.at("/resource/custom_id").asText()).isEqualTo("order-1");
    }

    @Test
    void an_approved_order_waits_to_be_captured_and_is_captured_under_a_key() throws Exception {
        paypal.answers("GET /v2/checkout/orders/4K51", 200, "{'id':'4K51','status':'APPROVED'}");
        paypal.answers("POST /v2/checkout/orders/4K51/capture", 201, order());

        var approved = account.look("4K51");
        assertThat(approved.stage()).isEqualTo(Stage.AUTHORISED);
        assertThat(approved.said())
                .extracting(said -> said.notice().id())
                .containsExactly("SEEN-4K51:CHECKOUT.ORDER.APPROVED");
        var captured = account.capture("4K51", null, "key-2");

        assertThat(captured.stage()).isEqualTo(Stage.CAPTURED);
        assertThat(paypal.last().key()).isEqualTo("key-2");
    }

    @Test
    void an_authorisation_is_captured_in_part_and_given_back() throws Exception {
        var path = "/v2/payments/authorizations/2DC8";
        paypal.answers("GET " + path, 200, "{'id':'2DC8','status':'CREATED'}");
        paypal.answers("POST " + path + "/capture", 201, capture("5VK4", "COMPLETED"));
        paypal.answers("POST " + path + "/void", 204, "");

        assertThat(account.capture("2DC8", money("10.00", "USD"), "key-3").captured())
                .isEqualTo(money("10.00", "USD"));
        var published =
                PayPalFixtures.of("api-payments_payment_v2-capture_request-request.json").json();
        var sent = Fixtures.read(paypal.last().body());
        sent.fieldNames().forEachRemaining(name -> assertThat(published.has(name)).isTrue());

        assertThat(account.end("2DC8")).isEqualTo(Account.Ended.ENDED);
        assertThat(paypal.last().request()).isEqualTo("POST " + path + "/void");
    }

    @Test
    void an_order_that_was_captured_is_too_late_to_end() throws Exception {
        paypal.answers("GET /v2/checkout/orders/4K51", 200, order());
        paypal.answers("GET /v2/checkout/orders/4K52", 200, "{'id':'4K52','status':'CREATED'}");

        assertThat(account.end("4K51")).isEqualTo(Account.Ended.PAID);
        assertThat(account.end("4K52")).isEqualTo(Account.Ended.ENDED);
    }

    @Test
    void what_paypal_does_not_know_is_refused() {
        assertThatThrownBy(() -> account.look("nothing"))
                .isInstanceOf(CallFailed.Refused.class)
                .hasMessage("RESOURCE_NOT_FOUND");
    }

    @Test
    void events_of_all_pages_come_oldest_first_and_named_as_their_webhooks() throws Exception {
        var from = Instant.now().minusSeconds(3600);
        var start = from.truncatedTo(ChronoUnit.SECONDS);
        var path = "/v1/notifications/webhooks-events";
        paypal.answers(
                "GET " + path + "?page_size=2&start_time=" + start,
                200,
                "{'events':[%s,%s],'links':[{'rel':'next','href':'{base}%s?page=2'}]}"
                        .formatted(event(3), event(2), path));
        paypal.answers("GET " + path + "?page=2", 200, "{'events':[" + event(1) + "]}");

        var events = account.eventsSince(from);

        assertThat(events)
                .extracting(said -> said.notice().id())
                .containsExactly(
                        "WH-1:CUSTOMER.DISPUTE.UPDATED",
                        "WH-2:CUSTOMER.DISPUTE.UPDATED",
                        "WH-3:CUSTOMER.DISPUTE.UPDATED");
        for (var event : events) {
            assertThat(PayPalNotice.of(event.body()).id()).isEqualTo(event.notice().id());
        }
    }

    @Test
    void a_token_is_shown_to_nobody_else() {
        var from = Instant.now().minusSeconds(60);
        var start = from.truncatedTo(ChronoUnit.SECONDS);
        paypal.answers(
                "GET /v1/notifications/webhooks-events?page_size=2&start_time=" + start,
                200,
                "{'events':[],'links':[{'rel':'next','href':'http://localhost:1/steal'}]}");

        assertThatThrownBy(() -> account.eventsSince(from))
                .isInstanceOf(CallFailed.Refused.class)
                .hasMessage("foreign_address");
    }

    private static CheckoutAsk checkout(Money amount) {
        return new CheckoutAsk(
                "checkout-1",
                "order-1",
                "ORD-1",
                amount,
                URI.create("https://shop.example/thanks"),
                URI.create("https://shop.example/cart"),
                null);
    }

    private static String refund(String status) {
        return "{'id':'1JU0','status':'%s','custom_id':'refund-1','amount':{'currency_code':'USD','value':'3.50'},'create_time':'2026-03-01T12:00:00Z','links':[{'rel':'up','href':'https://api.paypal.com/v2/payments/captures/5VK4'}]}"
                .formatted(status);
    }

    private static String capture(String id, String status) {
        return "{'id':'%s','status':'%s','amount':{'currency_code':'USD','value':'10.00'},'create_time':'2026-03-01T11:00:00Z','supplementary_data':{'related_ids':{'order_id':'4K51'}}}"
                .formatted(id, status);
    }

    private static String order() {
        return "{'id':'4K51','status':'COMPLETED','purchase_units':[{'custom_id':'order-1','payments':{'captures':["
                + capture("5VK4", "PARTIALLY_REFUNDED")
                + ","
                + capture("5VK5", "COMPLETED").replace("10.00", "4.00")
                + "],'refunds':["
                + refund("COMPLETED")
                + ","
                + refund("COMPLETED")
                        .replace("1JU0", "1JU1")
                        .replace("5VK4", "5VK5")
                        .replace("refund-1", "refund-2")
                + "]}}]}";
    }

    private static String event(int number) {
        return "{'id':'WH-%d','create_time':'2026-03-01T12:00:0%dZ','event_type':'CUSTOMER.DISPUTE.UPDATED','resource':{'dispute_id':'PP-1'}}"
                .formatted(number, number);
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Asset.iso(currency));
    }
}
