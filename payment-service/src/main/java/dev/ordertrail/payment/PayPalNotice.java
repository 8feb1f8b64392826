package dev.ordertrail.payment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What names a message of PayPal's: all that is read of it before it is kept.
///
/// @param id PayPal's event id with the type behind it, because PayPal's simulator sends events of
///   several types under one id; the hash of the body where there is none
/// @param type PayPal's name for it, or `unreadable`
/// @param twin what two events share that tell the same thing; null where a second event is news
public record PayPalNotice(String id, String type, @Nullable String twin) {
    public static final String UNREADABLE = "unreadable";

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern TYPE = Pattern.compile("[A-Z0-9._-]{1,100}");
    private static final Pattern STATUS = Pattern.compile("[A-Z_]{1,40}");

    /// Facts that happen once to an object in a status.
    private static final Set<String> ONCE =
            Set.of(
                    "PAYMENT.CAPTURE.COMPLETED",
                    "PAYMENT.CAPTURE.DENIED",
                    "PAYMENT.CAPTURE.DECLINED",
                    "PAYMENT.CAPTURE.REFUNDED",
                    "PAYMENT.CAPTURE.REVERSED");

    /// Reads what names it.
    public static PayPalNotice of(byte[] body) {
        var event = parsed(body);
        var type = matching(TYPE, event.path("event_type"));
        if (type == null) {
            return new PayPalNotice(hash(body), UNREADABLE, null);
        }
        var id = matching(ID, event.path("id"));
        return new PayPalNotice(
                id == null ? hash(body) : id + ":" + type,
                type,
                twin(type, event.path("resource")));
    }

    private static @Nullable String twin(String type, JsonNode resource) {
        var object = matching(ID, resource.path("id"));
        var status = matching(STATUS, resource.path("status"));
        return ONCE.contains(type) && object != null && status != null
                ? object + " " + type + " " + status
                : null;
    }

    /// Whether these bytes are one JSON document and nothing else.
    public static boolean isJson(byte[] body) {
        return !parsed(body).isMissingNode();
    }

    private static JsonNode parsed(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            JsonNode tree = JSON.readTree(parser);
            return tree == null || parser.nextToken() != null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            return JSON.missingNode(); // kept as it is, for a human
        }
    }

    private static @Nullable String matching(Pattern pattern, JsonNode node) {
        return node.isTextual() && pattern.matcher(node.textValue()).matches()
                ? node.textValue()
                : null;
    }

    private static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha256-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
