package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.payment.callback.StandardSignatures.Headers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandardSignaturesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS =
            Path.of("src/test/resources/fixtures/standard-webhooks/signatures.jsonl");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<JsonNode> vectors() throws IOException {
        var vectors = Stream.<JsonNode>builder();
        for (var line : Files.readAllLines(VECTORS)) {
            vectors.add(JSON.readTree(line));
        }
        return vectors.build();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_vector_is_decided_as_the_libraries_do(JsonNode vector) {
        var at = Instant.ofEpochSecond(vector.path("now").asLong());
        var headers = vector.path("headers");

        var matched =
                at(at).match(
                                vector.path("payload").asText().getBytes(UTF_8),
                                new Headers(
                                        text(headers, "webhook-id"),
                                        text(headers, "webhook-timestamp"),
                                        text(headers, "webhook-signature")),
                                List.of(vector.path("secret").asText()));

        assertThat(matched).isEqualTo(vector.path("expect").asText().equals("valid"));
    }

    @Test
    void a_signature_made_with_a_key_pair_is_checked_with_the_public_key()
            throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var key = "whpk_" + Base64.getEncoder().encodeToString(raw);
        var body = "{\"type\":\"escrow.locked\"}".getBytes(UTF_8);
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(("msg_1." + NOW.getEpochSecond() + ".").getBytes(UTF_8));
        signer.update(body);
        var signature = "v1a," + Base64.getEncoder().encodeToString(signer.sign());
        var headers = new Headers("msg_1", "" + NOW.getEpochSecond(), signature);

        assertThat(at(NOW).match(body, headers, List.of(key))).isTrue();
        body[3]++;
        assertThat(at(NOW).match(body, headers, List.of(key))).isFalse();
    }

    @Test
    void a_public_key_is_no_secret_and_nonsense_is_no_signature() {
        var key = "whpk_" + Base64.getEncoder().encodeToString(new byte[32]);
        for (var signature : List.of("v1,AAAA", "v1a,AAAA", "v1a,%%%", "v1", "", " ")) {
            var headers = new Headers("msg_1", "" + NOW.getEpochSecond(), signature);
            assertThat(at(NOW).match(new byte[0], headers, List.of(key, "whsec_%%%"))).isFalse();
        }
        for (var time : List.of("", "soon", "-1", "1e9", "99999999999999999999")) {
            assertThat(at(NOW).match(new byte[0], new Headers("m", time, "v1,AAAA"), List.of(key)))
                    .isFalse();
        }
    }

    private static StandardSignatures at(Instant now) {
        return new StandardSignatures(Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(5));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.has(field) ? node.path(field).asText() : null;
    }
}
