package dev.ordertrail.payment.callback;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A custodial escrow provider, `acme`, that shop `main` uses.
public final class Custodian implements QuarkusTestResourceLifecycleManager {
    static final byte[] KEY = "a secret of thirty-two bytes !!!".getBytes(UTF_8);

    /// Posts to shop `main` with a fresh signature.
    public static Response sends(String id, byte[] body) {
        var now = Instant.now();
        return sends("/webhooks/escrow/acme", id, now, signature(id, now, body), body);
    }

    static Response sends(String path, String id, Instant at, String signature, byte[] body) {
        return given().contentType("application/octet-stream")
                .header("webhook-id", id)
                .header("webhook-timestamp", "" + at.getEpochSecond())
                .header("webhook-signature", signature)
                .body(body)
                .post(path);
    }

    static String signature(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "CUSTODIAL_ESCROW_SECRET_ACME", "whsec_" + Base64.getEncoder().encodeToString(KEY));
    }

    @Override
    public void stop() {
        // It is configuration only.
    }
}
