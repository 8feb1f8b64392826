package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ordertrail.payment.Chain;
import dev.ordertrail.payment.PayPalDelivery;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayPalSignaturesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Chain CHAIN =
            Chain.validBetween(NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(30)));
    private static final String CERTIFICATE =
            "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-38317689";
    private static final byte[] BODY = "{\"id\":\"WH-1\",\"name\":\"Zoë\"}".getBytes(UTF_8);
    private static final String WEBHOOK = "1JE4291016473214C";
    private static final String ALGORITHM = "SHA256withRSA";

    private final List<URI> fetched = new ArrayList<>();
    @TempDir private Path directory;

    @Test
    void a_delivery_signed_with_a_trusted_chain_is_accepted() {
        assertThat(decided(signed(NOON))).isTrue();
        assertThat(fetched).containsExactly(URI.create(CERTIFICATE));
    }

    @Test
    void the_bodys_checksum_is_an_unsigned_decimal() {
        var delivery = delivery(WEBHOOK, NOON, CERTIFICATE, ALGORITHM, "", "b".getBytes(UTF_8));

        assertThat(PayPalSignatures.message(delivery))
                .isEqualTo("t-1|2026-03-01T12:00:00Z|" + WEBHOOK + "|1908338681");
        assertThat(
                        PayPalSignatures.message(
                                delivery(
                                        WEBHOOK,
                                        NOON,
                                        CERTIFICATE,
                                        ALGORITHM,
                                        "",
                                        "a".getBytes(UTF_8))))
                .endsWith("|3904355907");
    }

    @Test
    void one_altered_byte_is_refused() {
        var altered = BODY.clone();
        altered[altered.length - 3] = (byte) (altered[altered.length - 3] ^ 1);

        assertThat(decided(with(signed(NOON), altered))).isFalse();
    }

    @Test
    void a_foreign_host_is_refused_and_never_asked() {
        var foreign = "https://paypal.com.example.net/v1/notifications/certs/CERT-1";

        assertThat(decided(signedFor(WEBHOOK, NOON, foreign))).isFalse();
        assertThat(fetched).isEmpty();
    }

    @Test
    void another_webhooks_delivery_is_refused() {
        var other = signedFor("0AB12345CD678901E", NOON, CERTIFICATE);
        var claimed =
                delivery(WEBHOOK, NOON, CERTIFICATE, ALGORITHM, other.signature(), other.body());

        assertThat(decided(claimed)).isFalse();
    }

    @Test
    void a_stale_time_and_one_to_come_are_refused_before_anything_is_fetched() {
        assertThat(decided(signed(NOON.minus(Duration.ofHours(74))))).isFalse();
        assertThat(decided(signed(NOON.plus(Duration.ofMinutes(6))))).isFalse();
        assertThat(fetched).isEmpty();

        assertThat(decided(signed(NOON.minus(Duration.ofDays(3))))).isTrue();
        assertThat(decided(signed(NOON.plus(Duration.ofMinutes(4))))).isTrue();
    }

    @Test
    void a_signature_moved_to_another_time_or_transmission_is_refused() {
        var signed = signed(NOON);
        var later =
                delivery(
                        WEBHOOK,
                        NOON.plusSeconds(1),
                        CERTIFICATE,
                        ALGORITHM,
                        signed.signature(),
                        BODY);

        assertThat(decided(later)).isFalse();
    }

    @Test
    void what_is_missing_or_malformed_is_refused() {
        var good = String.valueOf(signed(NOON).signature());

        assertThat(decided(delivery(WEBHOOK, NOON, null, ALGORITHM, good, BODY))).isFalse();
        assertThat(decided(delivery(WEBHOOK, NOON, CERTIFICATE, null, good, BODY))).isFalse();
        assertThat(decided(delivery(WEBHOOK, NOON, CERTIFICATE, "SHA1withRSA", good, BODY)))
                .isFalse();
        assertThat(decided(delivery(WEBHOOK, NOON, CERTIFICATE, ALGORITHM, null, BODY))).isFalse();
        assertThat(decided(delivery(WEBHOOK, NOON, CERTIFICATE, ALGORITHM, "", BODY))).isFalse();
        assertThat(decided(delivery(WEBHOOK, NOON, CERTIFICATE, ALGORITHM, "*", BODY))).isFalse();
        assertThat(
                        decided(
                                new PayPalDelivery(
                                        WEBHOOK,
                                        "t-1",
                                        "noon",
                                        CERTIFICATE,
                                        ALGORITHM,
                                        good,
                                        BODY)))
                .isFalse();
        assertThat(
                        decided(
                                new PayPalDelivery(
                                        WEBHOOK,
                                        null,
                                        NOON.toString(),
                                        CERTIFICATE,
                                        ALGORITHM,
                                        good,
                                        BODY)))
                .isFalse();
    }

    @Test
    void a_chain_to_an_unknown_root_is_refused() {
        var stranger = Chain.validBetween(NOON.minusSeconds(60), NOON.plusSeconds(60));

        assertThat(decided(signed(NOON), stranger, NOON)).isFalse();
    }

    @Test
    void an_expired_certificate_is_refused() {
        var expired = Chain.validBetween(NOON.minusSeconds(60), NOON.plusSeconds(60));

        assertThat(keyOf(expired, expired, NOON)).isPresent();
        assertThat(keyOf(expired, expired, NOON.plusSeconds(61))).isEmpty();
        assertThat(keyOf(expired, expired, NOON.minusSeconds(61))).isEmpty();
    }

    @Test
    void the_jdk_trusts_no_chain_of_ours() throws Exception {
        var trust = PayPalTrust.ofJdk();

        assertThat(trust.anchors()).isNotEmpty();
        assertThat(key(trust, CHAIN, NOON)).isEmpty();
    }

    private boolean decided(PayPalDelivery delivery) {
        return decided(delivery, CHAIN, NOON);
    }

    /// @param served what is found at every address; the trust is always in our own root
    private boolean decided(PayPalDelivery delivery, Chain served, Instant now) {
        var signatures =
                new PayPalSignatures(
                        new PayPalCertificateHost("paypal.com"),
                        address -> {
                            fetched.add(address);
                            return keyOf(CHAIN, served, now);
                        },
                        Clock.fixed(now, ZoneOffset.UTC),
                        Duration.ofHours(73),
                        Duration.ofMinutes(5));
        return signatures.match(delivery);
    }

    private Optional<PublicKey> keyOf(Chain trusted, Chain served, Instant now) {
        try {
            var file = Files.writeString(directory.resolve("root.pem"), trusted.root());
            return key(PayPalTrust.ofFile(file), served, now);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<PublicKey> key(PayPalTrust trust, Chain served, Instant now) {
        try {
            return Optional.of(trust.key(served.served().getBytes(US_ASCII), now));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static PayPalDelivery signed(Instant at) {
        return signedFor(WEBHOOK, at, CERTIFICATE);
    }

    private static PayPalDelivery signedFor(String webhook, Instant at, String certificate) {
        var plain = delivery(webhook, at, certificate, ALGORITHM, null, BODY);
        var signature = CHAIN.sign(PayPalSignatures.message(plain));
        return delivery(webhook, at, certificate, ALGORITHM, signature, BODY);
    }

    private static PayPalDelivery with(PayPalDelivery d, byte[] body) {
        return delivery(d.webhookId(), NOON, d.certificate(), d.algorithm(), d.signature(), body);
    }

    private static PayPalDelivery delivery(
            String webhook,
            Instant at,
            @Nullable String certificate,
            @Nullable String algorithm,
            @Nullable String signature,
            byte[] body) {
        return new PayPalDelivery(
                webhook, "t-1", at.toString(), certificate, algorithm, signature, body);
    }
}
