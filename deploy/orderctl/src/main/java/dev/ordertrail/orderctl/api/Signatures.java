package dev.ordertrail.orderctl.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs bodies as providers do, so that anyone can post a webhook.
public final class Signatures {
    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    /// A header and what to put into it.
    public record Header(String name, String value) {
        /// As curl takes it: `Name: value`.
        public String line() {
            return name + ": " + value;
        }
    }

    /// HMAC-SHA256 over `timestamp.body`, as Stripe signs.
    ///
    /// @param at the moment of signing; Stripe's verifiers refuse what is older than five minutes
    public static Header stripe(byte[] body, String secret, Instant at) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((at.getEpochSecond() + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        var hex = hmac(secret, signed.toByteArray());
        return new Header("Stripe-Signature", "t=" + at.getEpochSecond() + ",v1=" + hex);
    }

    /// HMAC-SHA256 over the body, keyed by the NFKD form of the secret, as EasyPost signs.
    public static Header easypost(byte[] body, String secret) {
        var key = Normalizer.normalize(secret, Normalizer.Form.NFKD);
        return new Header("X-Hmac-Signature", "hmac-sha256-hex=" + hmac(key, body));
    }

    private static String hmac(String secret, byte[] message) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
