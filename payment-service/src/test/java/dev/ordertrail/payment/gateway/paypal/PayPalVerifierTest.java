package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.Fixtures;
import dev.ordertrail.payment.PayPalDelivery;
import dev.ordertrail.payment.PayPalFixtures;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalVerifierTest {
    private static final String PATH = "POST /v1/notifications/verify-webhook-signature";
    private static final String BODY = "{ \"id\" : \"WH-1\",\n \"amount\":1.10 }";

    private final PayPalStub paypal = new PayPalStub();
    private final PayPalVerifier verifier =
            new PayPalVerifier(
                    new PayPalProvider(
                            new PayPalSettings(paypal.base()),
                            new ShopSettings(new SmallRyeConfigBuilder().build())));

    @AfterEach
    void close() {
        paypal.close();
    }

    @Test
    void paypal_is_asked_with_the_event_byte_for_byte() {
        paypal.answers(PATH, 200, "{'verification_status':'SUCCESS'}");

        assertThat(verifier.confirms("main", delivery())).isTrue();

        assertThat(paypal.last().body()).endsWith(",\"webhook_event\":" + BODY + "}");
        var asked = Fixtures.read(paypal.last().body());
        var published = PayPalFixtures.of("api-verify-webhook-signature.request.json").json();
        assertThat(
                        StreamSupport.stream(
                                ((Iterable<String>) asked::fieldNames).spliterator(), false))
                .containsExactlyInAnyOrderElementsOf(published::fieldNames);
        assertThat(asked.path("webhook_id").asText()).isEqualTo("1JE4291016473214C");
    }

    @Test
    void anything_but_success_is_no() {
        paypal.answers(PATH, 200, "{'verification_status':'FAILURE'}");
        assertThat(verifier.confirms("main", delivery())).isFalse();

        paypal.answers(PATH, 400, "{'name':'VALIDATION_ERROR'}");
        assertThat(verifier.confirms("main", delivery())).isFalse();

        paypal.answers(PATH, 503, "");
        assertThat(verifier.confirms("main", delivery())).isFalse();
    }

    @Test
    void a_shop_without_an_account_confirms_nothing() {
        paypal.answers(PATH, 200, "{'verification_status':'SUCCESS'}");

        assertThat(verifier.confirms("digital", delivery())).isFalse();
        assertThat(paypal.asked()).isEmpty();
    }

    private static PayPalDelivery delivery() {
        return new PayPalDelivery(
                "1JE4291016473214C",
                "t-1",
                "2026-03-01T12:00:00Z",
                "https://api.paypal.com/v1/notifications/certs/CERT-1",
                "SHA256withRSA",
                "c2ln",
                BODY.getBytes(UTF_8));
    }
}
