package dev.ordertrail.shipping.callback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.shipping.Fixtures;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EasyPostSignatureTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);
    private static final String SECRET = "sécret";

    /// HMAC-SHA256 of BODY, keyed by SECRET in form NFKD; made with openssl.
    private static final String HEX =
            "35e2265acce5e647f35f28306f4dcbedbd1e36e1a305c5c7f50888fc9aad8b0a";

    @TestFactory
    Stream<DynamicTest> every_line_of_the_vectors_is_decided_right() {
        return Fixtures.lines("signatures.jsonl").stream()
                .map(line ->
                        DynamicTest.dynamicTest(
                                line.path("file").asText() + " is " + line.path("expect").asText(),
                                () ->
                                        assertThat(
                                                        EasyPostSignature.matches(
                                                                Fixtures.easypost(
                                                                        line.path("file").asText()),
                                                                line.path("value").asText(),
                                                                line.path("secret").asText()))
                                                .isEqualTo(
                                                        line.path("expect")
                                                                .asText()
                                                                .equals("valid"))));
    }

    @Test
    void the_secret_may_come_composed_or_decomposed() {
        assertThat(matches(HEX, "s\u00e9cret")).isTrue();
        assertThat(matches(HEX, "se\u0301cret")).isTrue();
        assertThat(matches(HEX.toUpperCase(Locale.ROOT), SECRET)).isTrue();
    }

    @Test
    void anything_else_is_refused() {
        assertThat(matches(HEX, "secret")).isFalse();
        assertThat(matches(HEX, "")).isFalse();
        assertThat(matches(HEX.substring(1), SECRET)).isFalse();
        assertThat(matches("00" + HEX.substring(2), SECRET)).isFalse();
        assertThat(matches("zz" + HEX.substring(2), SECRET)).isFalse();
        assertThat(matches("", SECRET)).isFalse();
        assertThat(EasyPostSignature.matches(BODY, null, SECRET)).isFalse();
        assertThat(EasyPostSignature.matches(BODY, HEX, SECRET)).isFalse();
        assertThat(EasyPostSignature.matches("{\"a\":1} ".getBytes(UTF_8), header(HEX), SECRET))
                .isFalse();
    }

    private static boolean matches(String hex, String secret) {
        return EasyPostSignature.matches(BODY, header(hex), secret);
    }

    private static String header(String hex) {
        return "hmac-sha256-hex=" + hex;
    }
}
