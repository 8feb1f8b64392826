package dev.ordertrail.providers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.providers.Shop.Letter;
import dev.ordertrail.providers.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalTest {
    private static final String ORDER =
            """
            {"intent": "CAPTURE", "purchase_units": [{"custom_id": "o-1",
             "amount": {"currency_code": "USD", "value": "10.00"}}],
             "payment_source": {"paypal": {"experience_context":
              {"return_url": "https://shop.example/back"}}}}
            """;

    @TempDir Path home;
    private Running running;
    private String bearer = "";

    @BeforeEach
    void start() throws Exception {
        running = new Running(home);
        var basic = Base64.getEncoder().encodeToString("local_main:secret".getBytes(UTF_8));
        var token =
                running.post(
                        "/v1/oauth2/token",
                        "grant_type=client_credentials",
                        "Authorization",
                        "Basic " + basic);
        bearer = "Bearer " + token.json().path("access_token").asText();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void an_order_is_approved_by_the_buyer_and_captured_once() throws Exception {
        var order = post("/v2/checkout/orders", ORDER, "k-1");
        assertThat(order.status()).isEqualTo(201);
        var id = order.json().path("id").asText();
        assertThat(link(order.json(), "payer-action")).isEqualTo(running.url() + "/pay/" + id);
        assertThat(issue(capture(id, "k-2"))).isEqualTo("ORDER_NOT_APPROVED");
        var paid = running.pay(id, "4242424242424242");
        assertThat(paid.json().path("redirect").asText())
                .isEqualTo("https://shop.example/back?token=" + id);

        var captured = capture(id, "k-3");

        assertThat(captured.json().path("status").asText()).isEqualTo("COMPLETED");
        var capture = captured.json().at("/purchase_units/0/payments/captures/0");
        assertThat(capture.at("/seller_receivable_breakdown/paypal_fee/value").asText())
                .isEqualTo("0.84");
        assertThat(capture.path("custom_id").asText()).isEqualTo("o-1");
        assertThat(capture(id, "k-3").body()).isEqualTo(captured.body());
        assertThat(issue(capture(id, "k-4"))).isEqualTo("ORDER_ALREADY_CAPTURED");
        await().untilAsserted(() ->
                assertThat(running.shop().types())
                        .contains("CHECKOUT.ORDER.APPROVED", "PAYMENT.CAPTURE.COMPLETED"));
    }

    @Test
    void a_capture_is_declined_denied_or_refused_at_once() throws Exception {
        var declined = approved("4000000000000002");
        var seen = capture(declined, "d").json().at("/purchase_units/0/payments/captures/0/status");
        assertThat(seen.asText()).isEqualTo("DECLINED");
        assertThat(issue(capture(approved("4000000000000119"), "i")))
                .isEqualTo("INSTRUMENT_DECLINED");
        var pending = approved("echeck");
        capture(pending, "p");
        running.post("/control/paypal/" + pending + "/deny", "{}");

        await().untilAsserted(() ->
                assertThat(running.shop().types())
                        .contains(
                                "PAYMENT.CAPTURE.DECLINED",
                                "PAYMENT.CAPTURE.PENDING",
                                "PAYMENT.CAPTURE.DENIED"));
    }

    @Test
    void refunds_never_exceed_the_capture_and_one_key_refunds_once() throws Exception {
        var capture = captured();
        var path = "/v2/payments/captures/" + capture + "/refund";
        var part = "{\"amount\": {\"currency_code\": \"USD\", \"value\": \"4.00\"}}";

        var first = post(path, part, "r-1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(post(path, part, "r-1").body()).isEqualTo(first.body());
        assertThat(issue(post(path, part.replace("4.00", "7.00"), "r-2")))
                .isEqualTo("REFUND_AMOUNT_EXCEEDED");
        assertThat(post(path, "{}", "r-3").json().at("/amount/value").asText()).isEqualTo("6.00");
        assertThat(issue(post(path, "{}", "r-4"))).isEqualTo("CAPTURE_FULLY_REFUNDED");
        assertThat(get("/v2/payments/captures/" + capture).path("status").asText())
                .isEqualTo("REFUNDED");
    }

    @Test
    void a_dispute_that_the_buyer_wins_is_told_as_a_refund_too() throws Exception {
        var capture = captured();
        var opened = running.post("/control/paypal/" + capture + "/dispute", "{}").json();
        assertThat(opened.path("status").asText()).isEqualTo("WAITING_FOR_SELLER_RESPONSE");
        running.post("/control/paypal/" + capture + "/lose", "{}");

        var dispute = get("/v1/customer/disputes/" + opened.path("dispute_id").asText());
        assertThat(dispute.at("/dispute_outcome/outcome_code").asText())
                .isEqualTo("RESOLVED_BUYER_FAVOUR");
        await().untilAsserted(() ->
                assertThat(running.shop().types())
                        .contains(
                                "CUSTOMER.DISPUTE.CREATED",
                                "PAYMENT.CAPTURE.REFUNDED",
                                "CUSTOMER.DISPUTE.RESOLVED"));
    }

    @Test
    void deliveries_are_proved_by_a_chain_that_the_shop_can_check() throws Exception {
        captured();
        await().until(() -> !running.shop().letters("PAYMENT.CAPTURE.COMPLETED").isEmpty());
        var letter = running.shop().letters("PAYMENT.CAPTURE.COMPLETED").getFirst();
        assertThat(letter.path()).isEqualTo("/webhooks/paypal");

        var chain = chain(letter);

        trusted(chain);
        assertThat(isSigned(letter, letter.body(), Running.WEBHOOK_ID, chain.getFirst())).isTrue();
        assertThat(isSigned(letter, letter.body() + " ", Running.WEBHOOK_ID, chain.getFirst()))
                .isFalse();
        assertThat(isSigned(letter, letter.body(), "another", chain.getFirst())).isFalse();
    }

    @Test
    void paypal_itself_says_whether_a_delivery_was_its_own() throws Exception {
        captured();
        await().until(() -> !running.shop().letters("PAYMENT.CAPTURE.COMPLETED").isEmpty());
        var letter = running.shop().letters("PAYMENT.CAPTURE.COMPLETED").getFirst();

        assertThat(verified(letter, letter.body())).isEqualTo("SUCCESS");
        assertThat(verified(letter, letter.body().replace("10.00", "90.00"))).isEqualTo("FAILURE");
    }

    @Test
    void events_are_listed_newest_first_and_by_time() throws Exception {
        captured();

        var page = get("/v1/notifications/webhooks-events?page_size=1");
        assertThat(page.path("events")).hasSize(1);
        assertThat(link(page, "next")).contains("page_size=1").contains("after=1");
        assertThat(
                        get("/v1/notifications/webhooks-events?end_time=2020-01-01T00:00:00Z")
                                .path("events"))
                .isEmpty();
    }

    @Test
    void a_token_of_before_is_refused_and_the_key_pair_stays() throws Exception {
        var pem = Files.readString(home.resolve("providers/paypal-root.pem"));
        running.restart();

        var refused = running.get("/v2/checkout/orders/any", "Authorization", bearer);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(home.resolve("providers/paypal-root.pem")).hasContent(pem);
    }

    private String captured() throws Exception {
        var id = approved("4242424242424242");
        var order = capture(id, "capture-" + id).json();
        return order.at("/purchase_units/0/payments/captures/0/id").asText();
    }

    private String approved(String card) throws Exception {
        var id = post("/v2/checkout/orders", ORDER, "order-" + card).json().path("id").asText();
        running.pay(id, card);
        return id;
    }

    private Running.Answer capture(String id, String key) throws Exception {
        return post("/v2/checkout/orders/" + id + "/capture", "{}", key);
    }

    private String verified(Letter letter, String body) throws Exception {
        var asked =
                """
                {"auth_algo": "%s", "cert_url": "%s", "transmission_id": "%s",
                 "transmission_sig": "%s", "transmission_time": "%s", "webhook_id": "%s",
                 "webhook_event": %s}
                """
                        .formatted(
                                letter.header("paypal-auth-algo"),
                                letter.header("paypal-cert-url"),
                                letter.header("paypal-transmission-id"),
                                letter.header("paypal-transmission-sig"),
                                letter.header("paypal-transmission-time"),
                                Running.WEBHOOK_ID,
                                body);
        var answer =
                post("/v1/notifications/verify-webhook-signature", asked, "v-" + body.hashCode());
        return answer.json().path("verification_status").asText();
    }

    private List<X509Certificate> chain(Letter letter) throws Exception {
        var url = letter.header("paypal-cert-url");
        assertThat(url).startsWith(running.url() + "/v1/notifications/certs/CERT-");
        var pem = running.get(url.substring(running.url().length())).body();
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(UTF_8)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private void trusted(List<X509Certificate> chain) throws GeneralSecurityException, IOException {
        var factory = CertificateFactory.getInstance("X.509");
        try (var pem = Files.newInputStream(home.resolve("providers/paypal-root.pem"))) {
            var root = (X509Certificate) factory.generateCertificate(pem);
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
            parameters.setRevocationEnabled(false);
            var path = factory.generateCertPath(chain.subList(0, 1));
            assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters))
                    .isNotNull();
        }
    }

    /// As PayPal's documents say: `transmissionId|time|webhookId|crc32`.
    private static boolean isSigned(
            Letter letter, String body, String webhook, X509Certificate certificate)
            throws GeneralSecurityException {
        var crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        var message =
                letter.header("paypal-transmission-id")
                        + "|"
                        + letter.header("paypal-transmission-time")
                        + "|"
                        + webhook
                        + "|"
                        + crc.getValue();
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(certificate);
        signature.update(message.getBytes(UTF_8));
        return signature.verify(
                Base64.getDecoder().decode(letter.header("paypal-transmission-sig")));
    }

    private Running.Answer post(String path, String body, String key) throws Exception {
        return running.post(
                path,
                body,
                "Authorization",
                bearer,
                "Content-Type",
                "application/json",
                "PayPal-Request-Id",
                key);
    }

    private JsonNode get(String path) throws Exception {
        return Json.parse(running.get(path, "Authorization", bearer).body());
    }

    private static String issue(Running.Answer answer) {
        return answer.json().at("/details/0/issue").asText();
    }

    private static String link(JsonNode object, String rel) {
        for (var link : object.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link.path("href").asText();
            }
        }
        return "";
    }
}
