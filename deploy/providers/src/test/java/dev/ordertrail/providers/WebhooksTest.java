package dev.ordertrail.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.Webhook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shop is told, and what goes wrong with it on request.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhooksTest {
    private static final String KEY = "Authorization";
    private static final String MAIN = "Bearer sk_test_local_main";
    private static final List<String> PAID =
            List.of(
                    "payment_intent.created",
                    "charge.succeeded",
                    "payment_intent.succeeded",
                    "checkout.session.completed");

    @TempDir Path home;
    private Running running;

    @BeforeEach
    void start() throws IOException {
        running = new Running(home);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void stripes_own_library_believes_each_event_and_reads_its_object() throws Exception {
        var session = session(MAIN);
        running.stripe().v1().disputes().list(); // tells which version the shop speaks
        running.pay(session, "4242424242424242");

        await().untilAsserted(() -> assertThat(running.shop().types()).containsAll(PAID));
        var letter = running.shop().letters("payment_intent.succeeded").getFirst();
        var header = letter.header("Stripe-Signature");
        var event = Webhook.constructEvent(letter.body(), header, Running.SECRET);
        var intent = (PaymentIntent) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(intent.getAmountReceived()).isEqualTo(4_999);
        assertThat(letter.path()).isEqualTo("/webhooks/stripe");
        assertThatThrownBy(() -> Webhook.constructEvent(letter.body(), header, "whsec_other"))
                .isInstanceOf(SignatureVerificationException.class);
        assertThatThrownBy(
                        () -> Webhook.constructEvent(letter.body() + " ", header, Running.SECRET))
                .isInstanceOf(SignatureVerificationException.class);
    }

    @Test
    void each_shop_is_told_at_its_own_address_with_its_own_secret() throws Exception {
        var session = session("Bearer sk_test_local_keys");
        running.pay(session, "4242424242424242");

        await().until(() -> running.shop().types().containsAll(PAID));
        var letter = running.shop().letters().getFirst();
        assertThat(letter.path()).isEqualTo("/webhooks/stripe/keys");
        var header = letter.header("Stripe-Signature");
        assertThat(Webhook.constructEvent(letter.body(), header, Running.SECRET_OF_KEYS).getId())
                .startsWith("evt_");
    }

    @Test
    void what_is_refused_comes_again_signed_anew() throws Exception {
        running.shop().refuses(2);
        running.pay(session(MAIN), "4000000000000002");

        await().untilAsserted(() -> assertThat(running.shop().letters()).hasSize(5));
        var byId =
                running.shop().letters().stream()
                        .map(letter -> letter.json().path("id").asText())
                        .distinct();
        assertThat(byId).hasSize(3);
        await().untilAsserted(() -> assertThat(deliveries("done")).isEqualTo(3));
    }

    @Test
    void what_could_not_be_told_is_told_after_a_restart() throws Exception {
        running.shop().refuses(3);
        running.pay(session(MAIN), "4000000000000002");
        await().until(() -> running.shop().letters().size() >= 3);

        running.restart();

        await().untilAsserted(() -> assertThat(running.shop().letters()).hasSize(6));
    }

    @Test
    void events_come_twice_and_in_another_order_on_request() throws Exception {
        trouble("/control/webhooks", "{\"duplicates\": 1, \"delay_ms\": 20, \"disorder_ms\": 200}");
        running.pay(session(MAIN), "4242424242424242");

        await().untilAsserted(() -> assertThat(running.shop().letters()).hasSize(8));
        for (var type : PAID) {
            assertThat(running.shop().letters(type)).hasSize(2);
        }
        var order = running.shop().types();
        assertThat(order).isNotEqualTo(PAID.stream().flatMap(t -> List.of(t, t).stream()).toList());
    }

    @Test
    void events_are_held_and_released_in_reverse() throws Exception {
        trouble("/control/webhooks", "{\"hold\": true}");
        running.pay(session(MAIN), "4242424242424242");
        assertThat(running.shop().letters()).isEmpty();

        trouble("/control/webhooks/release", "{\"order\": \"reverse\"}");

        await().untilAsserted(() -> assertThat(running.shop().types()).isEqualTo(PAID.reversed()));
    }

    @Test
    void a_lost_event_is_found_in_the_list_and_may_be_sent_by_hand() throws Exception {
        trouble("/control/webhooks", "{\"lose\": 1, \"types\": [\"payment_intent.succeeded\"]}");
        running.pay(session(MAIN), "4242424242424242");
        await().until(() -> running.shop().letters().size() == 3);
        assertThat(running.shop().types()).doesNotContain("payment_intent.succeeded");

        var listed = running.get("/v1/events?type=payment_intent.succeeded", KEY, MAIN).json();
        var id = listed.at("/data/0/id").asText();
        running.post("/control/webhooks/resend/" + id, "{}");

        await().until(() -> running.shop().types().contains("payment_intent.succeeded"));
    }

    @Test
    void a_call_is_done_although_its_answer_is_lost() throws Exception {
        var session = session(MAIN);
        running.pay(session, "4242424242424242");
        trouble("/control/trouble", "{\"method\": \"POST\", \"path\": \"/v1/refunds\"}");
        var intent =
                running.get("/v1/checkout/sessions/" + session, KEY, MAIN)
                        .json()
                        .path("payment_intent")
                        .asText();

        assertThatThrownBy(() -> refund(intent)).isInstanceOf(IOException.class);

        var refunds = running.get("/v1/refunds?payment_intent=" + intent, KEY, MAIN).json();
        assertThat(refunds.path("data")).hasSize(1);
        var again = refund(intent);
        assertThat(again.json().path("id")).isEqualTo(refunds.at("/data/0/id"));
    }

    @Test
    void a_call_fails_before_anything_is_done() throws Exception {
        var session = session(MAIN);
        running.pay(session, "4242424242424242");
        trouble(
                "/control/trouble",
                "{\"path\": \"/v1/refunds\", \"status\": 429, \"done\": false}");

        assertThat(refund("pi_any").status()).isEqualTo(429);

        assertThat(running.get("/v1/refunds", KEY, MAIN).json().path("data")).isEmpty();
    }

    @Test
    void a_bank_and_the_dashboard_do_what_the_merchant_did_not_ask_for() throws Exception {
        var session = session(MAIN);
        running.pay(session, "4242424242424242");
        trouble("/control/stripe/" + session + "/refund", "{\"amount\": 999}");
        var disputed = trouble("/control/stripe/" + session + "/dispute", "{}");
        assertThat(disputed.json().path("amount").asLong()).isEqualTo(4_000);
        trouble("/control/stripe/" + session + "/win", "{}");
        assertThat(trouble("/control/stripe/" + session + "/win", "{}").status()).isEqualTo(409);
        trouble("/control/stripe/" + session + "/warn", "{}");

        await().untilAsserted(() ->
                assertThat(running.shop().types())
                        .contains(
                                "refund.created",
                                "charge.refunded",
                                "charge.dispute.created",
                                "charge.dispute.funds_withdrawn",
                                "charge.dispute.closed",
                                "charge.dispute.funds_reinstated",
                                "radar.early_fraud_warning.created"));
    }

    private Running.Answer refund(String intent) throws Exception {
        return running.post(
                "/v1/refunds", "payment_intent=" + intent, KEY, MAIN, "Idempotency-Key", "r-1");
    }

    private Running.Answer trouble(String path, String body) throws Exception {
        return running.post(path, body);
    }

    private int deliveries(String state) throws Exception {
        return running.get("/control/webhooks?state=" + state).json().path("deliveries").size();
    }

    private String session(String key) throws Exception {
        var body =
                "mode=payment&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
                        + "&line_items[0][price_data][unit_amount]=4999&metadata[order_id]=o-1";
        var answer = running.post("/v1/checkout/sessions", body, KEY, key);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").asText();
    }
}
