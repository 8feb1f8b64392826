package dev.ordertrail.payment.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.payment.PayPalDelivery;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Decides whether PayPal signed a delivery for one of our webhooks, recently, with a certificate
/// of its own (developer.paypal.com/api/rest/webhooks/rest).
///
/// What cannot be true is refused before anything is fetched.
///
/// @param hosts where certificates may come from
/// @param keys the trusted key at an address
/// @param tolerance how old a delivery may be
/// @param ahead how far PayPal's clock may be ahead
record PayPalSignatures(
        PayPalCertificateHost hosts,
        Function<URI, Optional<PublicKey>> keys,
        Clock clock,
        Duration tolerance,
        Duration ahead) {
    private static final String ALGORITHM = "SHA256withRSA";

    boolean match(PayPalDelivery delivery) {
        var signature = bytes(delivery.signature());
        if (signature == null
                || delivery.transmissionId() == null
                || !ALGORITHM.equalsIgnoreCase(delivery.algorithm())
                || !isFresh(delivery.time())) {
            return false;
        }
        var message = message(delivery).getBytes(UTF_8);
        return hosts.accepts(delivery.certificate())
                .flatMap(keys)
                .filter(key -> verifies(key, message, signature))
                .isPresent();
    }

    /// Whether the time is one at which PayPal may have sent what reaches us now.
    boolean isFresh(@Nullable String time) {
        try {
            var sent = time == null ? null : OffsetDateTime.parse(time).toInstant();
            return sent != null && isFresh(sent, clock.instant());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isFresh(Instant sent, Instant now) {
        return !sent.isBefore(now.minus(tolerance)) && !sent.isAfter(now.plus(ahead));
    }

    /// What PayPal signs: the body takes part by its checksum, as an unsigned decimal.
    static String message(PayPalDelivery delivery) {
        var checksum = new CRC32();
        checksum.update(delivery.body());
        return "%s|%s|%s|%d"
                .formatted(
                        delivery.transmissionId(),
                        delivery.time(),
                        delivery.webhookId(),
                        checksum.getValue());
    }

    private static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a key that is no RSA key, a signature of the wrong length
        }
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        try {
            return base64 == null || base64.isEmpty() ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
