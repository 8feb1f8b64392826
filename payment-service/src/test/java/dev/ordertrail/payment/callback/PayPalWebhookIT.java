package dev.ordertrail.payment.callback;

import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.PayPal;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "service", value = "payment"))
@QuarkusTestResource(PayPal.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalWebhookIT {
    private static final String PATH = "/webhooks/paypal";
    private static final byte[] BODY =
            PayPal.event("WH-refused", "BILLING.PLAN.CREATED", "'id':'P-1'");

    @Inject Tables tables;

    @Test
    void a_delivery_signed_with_a_chain_of_our_own_is_kept_once() {
        var body = PayPal.event("WH-kept", "BILLING.PLAN.CREATED", "'id':'P-1'");

        PayPal.sends(body).then().statusCode(200).body("received", equalTo(true));
        PayPal.sends(body).then().statusCode(200);

        assertThat(kept("WH-kept")).containsExactly("main/WH-kept:BILLING.PLAN.CREATED");
    }

    @Test
    void what_paypal_did_not_sign_for_us_is_refused_and_leaves_no_trace() {
        var count = tables.count("inbox");
        var now = Instant.now();
        var altered = BODY.clone();
        altered[altered.length - 3] = (byte) (altered[altered.length - 3] ^ 1);

        refused(altered, PayPal.signed(BODY, PayPal.WEBHOOK));
        refused(BODY, PayPal.signed(BODY, PayPal.DIGITAL_WEBHOOK));
        refused(
                BODY,
                PayPal.signed(
                        BODY,
                        PayPal.WEBHOOK,
                        now,
                        PayPal.certificate().replace("localhost", "127.0.0.1")));
        refused(BODY, at(now.minus(Duration.ofDays(4))));
        refused(BODY, at(now.plus(Duration.ofHours(1))));
        refused(BODY, without("PAYPAL-TRANSMISSION-SIG"));
        refused(BODY, without("PAYPAL-CERT-URL"));
        refused(BODY, without("PAYPAL-AUTH-ALGO"));
        refused(BODY, without("PAYPAL-TRANSMISSION-TIME"));
        refused(BODY, without("PAYPAL-TRANSMISSION-ID"));
        refused(BODY, Map.of());
        refused(PayPal.sends(PATH + "/nobody", BODY, PayPal.signed(BODY, PayPal.WEBHOOK)));
        refused(PayPal.sends(PATH + "/digital", BODY, PayPal.signed(BODY, PayPal.WEBHOOK)));

        assertThat(tables.count("inbox")).isEqualTo(count);
        when().get("/q/metrics")
                .then()
                .body(containsString("ordertrail_signatures_refused_total{provider=\"paypal\""));
    }

    @Test
    void a_shop_has_its_own_webhooks_and_its_own_event_ids() {
        var body = PayPal.event("WH-twoshops", "BILLING.PLAN.CREATED", "'id':'P-1'");

        PayPal.sends(body).then().statusCode(200);
        PayPal.sends(PATH + "/digital", body, PayPal.signed(body, PayPal.DIGITAL_WEBHOOK))
                .then()
                .statusCode(200);

        assertThat(kept("WH-twoshops"))
                .containsExactly(
                        "digital/WH-twoshops:BILLING.PLAN.CREATED",
                        "main/WH-twoshops:BILLING.PLAN.CREATED");
    }

    @Test
    void a_signed_body_that_is_no_json_is_kept_for_a_human() {
        for (var text : List.of("", "{", "[1,", "null", "[".repeat(5000))) {
            var body = text.getBytes(UTF_8);

            PayPal.sends(body).then().statusCode(200);

            await().untilAsserted(() ->
                    assertThat(tables.state(PayPalNotice.of(body).id())).containsExactly("parked"));
        }
    }

    @Test
    void a_body_over_one_mebibyte_is_too_large() {
        var body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        PayPal.sends(body).then().statusCode(413).body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    private List<String> kept(String id) {
        return tables.rows(
                "SELECT event_id FROM inbox WHERE provider = 'paypal' AND event_id LIKE ? ORDER BY"
                        + " 1",
                "%/" + id + ":%");
    }

    private static Map<String, String> at(Instant time) {
        return PayPal.signed(BODY, PayPal.WEBHOOK, time, PayPal.certificate());
    }

    private static Map<String, String> without(String header) {
        var headers = new HashMap<>(PayPal.signed(BODY, PayPal.WEBHOOK));
        headers.remove(header);
        return headers;
    }

    private static void refused(byte[] body, Map<String, String> headers) {
        refused(PayPal.sends(PATH, body, headers));
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("SIGNATURE_INVALID"))
                .body("type", equalTo("/problems/signature-invalid"));
    }
}
