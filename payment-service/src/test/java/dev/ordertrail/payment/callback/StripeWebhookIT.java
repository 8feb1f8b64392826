package dev.ordertrail.payment.callback;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ordertrail.embedded.StackResource;
import dev.ordertrail.payment.SecondShop;
import dev.ordertrail.payment.Stripe;
import dev.ordertrail.payment.StripeNotice;
import dev.ordertrail.payment.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
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
class StripeWebhookIT {
    private static final byte[] BODY =
            Stripe.event("evt_refused", "customer.created", "'id':'cus_1'");

    @Inject Tables tables;

    @Test
    void a_bad_stale_or_missing_signature_is_refused_and_leaves_no_trace() {
        var kept = tables.count("inbox");
        var now = Instant.now();

        refused(Stripe.sends("/webhooks/stripe", BODY, Stripe.signature(BODY, "whsec_other", now)));
        refused(
                Stripe.sends(
                        "/webhooks/stripe",
                        BODY,
                        Stripe.signature(BODY, Stripe.SECRET, now.minusSeconds(400))));
        refused(Stripe.sends("/webhooks/stripe", BODY, "t=1,v1=00"));
        refused(
                Stripe.sends(
                        "/webhooks/stripe/digital",
                        BODY,
                        Stripe.signature(BODY, Stripe.SECRET, now)));
        refused(
                Stripe.sends(
                        "/webhooks/stripe/nobody",
                        BODY,
                        Stripe.signature(BODY, Stripe.SECRET, now)));
        refused(given().contentType("application/json").body(BODY).post("/webhooks/stripe"));
        refused(given().post("/webhooks/stripe"));

        assertThat(tables.count("inbox")).isEqualTo(kept);
        when().get("/q/metrics")
                .then()
                .body(containsString("ordertrail_signatures_refused_total{provider=\"stripe\""));
    }

    @Test
    void a_shop_has_its_own_secrets_and_its_own_event_ids() {
        var body = Stripe.event("evt_twoshops", "customer.created", "'id':'cus_1'");

        Stripe.sends(body).then().statusCode(200);
        Stripe.sends(
                        "/webhooks/stripe/digital",
                        body,
                        Stripe.signature(body, SecondShop.SECRET, Instant.now()))
                .then()
                .statusCode(200);

        assertThat(
                        tables.rows(
                                "SELECT event_id FROM inbox WHERE event_id LIKE '%evt_twoshops' ORDER BY 1"))
                .isEqualTo(List.of("digital/evt_twoshops", "main/evt_twoshops"));
    }

    @Test
    void a_signed_body_that_is_no_json_is_kept_for_a_human() {
        for (var text : List.of("", "{", "[1,", "null", "[".repeat(5000))) {
            var body = text.getBytes(UTF_8);

            Stripe.sends(
                            "/webhooks/stripe",
                            body,
                            Stripe.signature(body, Stripe.SECRET, Instant.now()))
                    .then()
                    .statusCode(200)
                    .body("received", equalTo(true));

            await().untilAsserted(() ->
                    assertThat(tables.state("stripe", StripeNotice.of(body).id()))
                            .containsExactly("parked"));
        }
    }

    @Test
    void a_body_over_one_mebibyte_is_too_large() {
        var body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        Stripe.sends(body).then().statusCode(413).body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void the_media_type_does_not_matter() {
        var body = Stripe.event("evt_plain", "customer.created", "'id':'cus_1'");

        given().contentType("text/plain")
                .header("Stripe-Signature", Stripe.signature(body, Stripe.SECRET, Instant.now()))
                .body(body)
                .post("/webhooks/stripe")
                .then()
                .statusCode(200);
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("SIGNATURE_INVALID"))
                .body("type", equalTo("/problems/signature-invalid"));
    }
}
