package dev.ordertrail.orderctl.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignaturesTest {
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);

    /// Computed with: `printf '1736935200.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test`.
    @Test
    void stripe_signs_the_time_and_the_body() {
        var header = Signatures.stripe(BODY, "whsec_test", Instant.ofEpochSecond(1736935200));
        assertThat(header.line())
                .isEqualTo(
                        "Stripe-Signature: t=1736935200,v1=80b38aee0b275cabea5b9270cf57202f50fadbaa25c03c31ad5413560d1a7d5f");
    }

    /// Computed with: `printf '{"id":"evt_1"}' | openssl dgst -sha256 -hmac secret`.
    @Test
    void easypost_signs_the_body() {
        assertThat(Signatures.easypost(BODY, "secret").line())
                .isEqualTo(
                        "X-Hmac-Signature: hmac-sha256-hex=16abb10adb33ff9cff34f6a57fc2c0b902c11ea19fe73dae86f2940c235e7ed5");
    }

    @Test
    void easypost_takes_the_decomposed_form_of_the_secret() {
        assertThat(Signatures.easypost(BODY, "s\u00e9cret"))
                .isEqualTo(Signatures.easypost(BODY, "se\u0301cret"));
    }
}
