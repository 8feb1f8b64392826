package dev.ordertrail.order.licence;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Recognises the text of a key without keeping it: HMAC-SHA-256 under a key derived from
/// `ORDERTRAIL_KEK`. Texts of keys are short; under a plain hash they could be tried out.
@ApplicationScoped
class Fingerprints {
    private static final String HMAC = "HmacSHA256";
    private static final byte[] PURPOSE =
            "ordertrail/licence-key/v1".getBytes(StandardCharsets.US_ASCII);

    private final Optional<byte[]> key;

    Fingerprints(@ConfigProperty(name = "ordertrail.kek") Optional<String> kek) {
        key =
                kek.filter(k -> !k.isBlank())
                        .map(k -> mac(Base64.getDecoder().decode(k.strip()), PURPOSE));
    }

    /// The fingerprint of a text in a shop: the same text has another one elsewhere.
    ///
    /// @throws IllegalStateException when ORDERTRAIL_KEK is not set
    byte[] of(String shop, String text) {
        var secret = key.orElseThrow(() -> new IllegalStateException("ORDERTRAIL_KEK is not set"));
        return mac(secret, (shop + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }
}
