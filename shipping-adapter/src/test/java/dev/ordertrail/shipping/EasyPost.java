package dev.ordertrail.shipping;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.EventJson;
import io.restassured.response.Response;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// EasyPost, as it posts and signs.
public final class EasyPost {
    public static final String SECRET = "easypost-test";

    private EasyPost() {}

    /// Posts with a fresh signature.
    public static Response posts(byte[] body) {
        return posts("/webhooks/easypost", body, signature(body, SECRET));
    }

    public static Response posts(String path, byte[] body, String signature) {
        return given().contentType("application/json")
                .header("X-Hmac-Signature", signature)
                .body(body)
                .post(path);
    }

    public static String signature(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return "hmac-sha256-hex=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A tracker's update, being built.
    public static final class Update {
        private final ObjectNode event = EventJson.mapper().createObjectNode();
        private final ObjectNode tracker = event.putObject("result");
        private final String id = "evt_" + UUID.randomUUID();

        private Update(@Nullable String carrier, String code) {
            event.put("id", id).put("object", "Event").put("description", "tracker.updated");
            tracker.put("object", "Tracker").put("carrier", carrier).put("tracking_code", code);
            tracker.putArray("tracking_details");
        }

        public static Update of(@Nullable String carrier, String code) {
            return new Update(carrier, code);
        }

        public Update scan(String time, String status, @Nullable String detail) {
            tracker.withArray("tracking_details")
                    .addObject()
                    .put("message", status)
                    .put("status", status)
                    .put("status_detail", detail)
                    .put("datetime", time);
            return this;
        }

        public Update expects(String day, String updatedAt) {
            tracker.put("est_delivery_date", day).put("updated_at", updatedAt);
            return this;
        }

        public String id() {
            return id;
        }

        public byte[] bytes() {
            return event.toString().getBytes(UTF_8);
        }

        public Update post() {
            EasyPost.posts(bytes()).then().statusCode(200);
            return this;
        }
    }
}
