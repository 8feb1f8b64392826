package dev.ordertrail.payment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.translate.ForeignText;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what names a message of PayPal's: its event id with the type behind it, because PayPal's
/// simulator sends events of several types under one id; the hash of the body where there is none.
public final class PayPalNotice {
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

    private PayPalNotice() {}

    /// Never fails.
    public static Notice of(byte[] body) {
        var event = ForeignJson.whole(body);
        var type = ForeignText.matching(TYPE, event.path("event_type"));
        if (type == null) {
            return Notice.unreadable(body);
        }
        var id = ForeignText.matching(ID, event.path("id"));
        return new Notice(
                id == null ? Notice.hash(body) : id + ":" + type,
                type,
                twin(type, event.path("resource")));
    }

    private static @Nullable String twin(String type, JsonNode resource) {
        var object = ForeignText.matching(ID, resource.path("id"));
        var status = ForeignText.matching(STATUS, resource.path("status"));
        return ONCE.contains(type) && object != null && status != null
                ? object + " " + type + " " + status
                : null;
    }

    /// Whether these bytes are one JSON document and nothing else.
    public static boolean isJson(byte[] body) {
        return !ForeignJson.whole(body).isMissingNode();
    }
}
