package dev.ordertrail.shipping.callback;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// EasyPost's signature: `X-Hmac-Signature: hmac-sha256-hex=<hex>`, HMAC-SHA256 over the raw body,
/// keyed by the secret in Unicode form NFKD, as EasyPost's own libraries do it.
final class EasyPostSignature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "hmac-sha256-hex=";
    private static final int HEX_DIGITS = 64;

    private EasyPostSignature() {}

    /// Whether the header was made over these bytes with this secret. The comparison takes the same
    /// time whatever is wrong.
    ///
    /// @param secret an empty one matches nothing
    static boolean matches(byte[] body, @Nullable String header, String secret) {
        if (header == null || secret.isEmpty() || !header.startsWith(PREFIX)) {
            return false;
        }
        var hex = header.substring(PREFIX.length()).strip();
        if (hex.length() != HEX_DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return false;
        }
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), sign(body, secret));
    }

    private static byte[] sign(byte[] body, String secret) {
        var key = Normalizer.normalize(secret, Normalizer.Form.NFKD);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
