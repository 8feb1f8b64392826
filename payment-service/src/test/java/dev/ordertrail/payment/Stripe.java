package dev.ordertrail.payment;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.net.Webhook;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.time.Instant;

/// Stripe, as the service under test sees it.
public final class Stripe {
    public static final String SECRET = "whsec_test";
    private static final RestAssuredConfig PLAIN =
            RestAssuredConfig.config()
                    .encoderConfig(
                            EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Stripe() {}

    /// Posts to shop `main` with a fresh signature.
    public static Response sends(byte[] body) {
        return sends("/webhooks/stripe", body, signature(body, SECRET, Instant.now()));
    }

    public static Response sends(String path, byte[] body, String signature) {
        return given().config(PLAIN)
                .contentType("application/json")
                .header("Stripe-Signature", signature)
                .body(body)
                .post(path);
    }

    public static String signature(byte[] body, String secret, Instant at) {
        try {
            return Webhook.Signature.generateSignatureHeader(
                    new String(body, UTF_8), secret, at.getEpochSecond());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An event of these fields of its object, in JSON with single quotes.
    public static byte[] event(String id, String type, String fields) {
        return event(id, type, fields, Instant.ofEpochSecond(1736935200));
    }

    /// An event that was created at this time.
    public static byte[] event(String id, String type, String fields, Instant at) {
        return "{'id':'%s','object':'event','created':%d,'type':'%s','data':{'object':{%s}}}"
                .formatted(id, at.getEpochSecond(), type, fields)
                .replace('\'', '"')
                .getBytes(UTF_8);
    }
}
