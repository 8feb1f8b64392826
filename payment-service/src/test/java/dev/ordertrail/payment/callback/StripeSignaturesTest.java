package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.Webhook;
import dev.ordertrail.payment.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StripeSignaturesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final byte[] BODY = "{\"id\":\"evt_1\",\"name\":\"Zoë\"}".getBytes(UTF_8);
    private static final String SECRET = "whsec_test";

    static Stream<JsonNode> vectors() {
        return Fixtures.lines("signatures.jsonl");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_published_vector_is_decided_as_stripe_does(JsonNode vector) {
        // Given
        var signatures =
                at(
                        Instant.ofEpochSecond(vector.path("now").asLong()),
                        vector.path("tolerance_s").asLong());
        var body = Fixtures.bytes(vector.path("file").asText());
        if (vector.has("mutate")) {
            body = endingInBlanks(body);
        }

        // When
        var matched =
                signatures.match(
                        body,
                        vector.path("value").asText(),
                        List.of(vector.path("secret").asText()));

        // Then
        assertThat(matched).isEqualTo("valid".equals(vector.path("expect").asText()));
    }

    @Test
    void either_secret_serves_while_they_are_rotated() throws Exception {
        assertThat(now().match(BODY, header(SECRET), List.of("whsec_new", SECRET))).isTrue();
        assertThat(now().match(BODY, header(SECRET), List.of(SECRET, "whsec_new"))).isTrue();
        assertThat(now().match(BODY, header(SECRET), List.of("whsec_new"))).isFalse();
    }

    @Test
    void without_a_secret_or_a_header_nothing_matches() throws Exception {
        assertThat(now().match(BODY, header(SECRET), List.of())).isFalse();
        assertThat(now().match(BODY, header(SECRET), List.of(""))).isFalse();
        assertThat(now().match(BODY, null, List.of(SECRET))).isFalse();
        assertThat(now().match(BODY, "t=12,v1", List.of(SECRET))).isFalse();
        assertThat(now().match(BODY, "t=x,v1=,,=,t", List.of(SECRET))).isFalse();
    }

    @Test
    void bytes_that_merely_decode_to_the_signed_text_do_not_match() throws Exception {
        // Given a signed text with a replacement character, and a body with a broken byte in its
        // place
        var signed = "{\"a\":\"\uFFFD\"}";
        var header =
                Webhook.Signature.generateSignatureHeader(signed, SECRET, NOON.getEpochSecond());
        var broken = "{\"a\":\"?\"}".getBytes(UTF_8);
        broken[6] = (byte) 0xff;

        // When, Then
        assertThat(now().match(signed.getBytes(UTF_8), header, List.of(SECRET))).isTrue();
        assertThat(now().match(broken, header, List.of(SECRET))).isFalse();
    }

    private static StripeSignatures now() {
        return at(NOON, 300);
    }

    private static StripeSignatures at(Instant now, long tolerance) {
        return new StripeSignatures(
                Clock.fixed(now, ZoneOffset.UTC), Duration.ofSeconds(tolerance));
    }

    private static String header(String secret) throws Exception {
        return Webhook.Signature.generateSignatureHeader(
                new String(BODY, UTF_8), secret, NOON.getEpochSecond());
    }

    private static byte[] endingInBlanks(byte[] body) {
        var mutated = Arrays.copyOf(body, body.length);
        mutated[body.length - 2] = ' ';
        mutated[body.length - 1] = '\n';
        return mutated;
    }
}
