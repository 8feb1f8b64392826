package dev.ordertrail.providers.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.providers.deliver.Endpoint;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 over `timestamp.body`, anew at each attempt.
///
/// @param secret of the endpoint: `whsec_…`
public record StripeSigner(String secret, Clock clock) implements Endpoint.Signer {
    private static final String HMAC = "HmacSHA256";

    @Override
    public Map<String, String> sign(byte[] body) {
        var at = clock.instant().getEpochSecond();
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((at + ".").getBytes(UTF_8));
        signed.writeBytes(body);
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            var hex = HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
            return Map.of("Stripe-Signature", "t=" + at + ",v1=" + hex);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + HMAC, e);
        }
    }
}
