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

/// What names a message of Stripe's: all that is read of it before it is kept.
///
/// @param id Stripe's event id; the hash of the body where there is none, or only the zeros of a
///   sample event, which Stripe's dashboard and CLI send under one id for everything
/// @param type Stripe's name for it, or `unreadable`
/// @param twin what two events share that tell the same thing; null where a second event is news
public record StripeNotice(String id, String type, @Nullable String twin) {
    static final String UNREADABLE = "unreadable";

    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());
    private static final Pattern ID = Pattern.compile("(?!evt_0+$)[A-Za-z0-9_]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
    private static final Pattern OBJECT_ID =
            Pattern.compile("(?!(?:[a-z]+_)+0+$)[A-Za-z0-9_]{1,255}");

    /// Facts that happen once to an object. Stripe may make two events of one of them. Everything
    /// else may happen to the same object again: another attempt fails, more is refunded, a dispute
    /// moves on.
    private static final Set<String> ONCE =
            Set.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "payment_intent.succeeded",
                    "payment_intent.canceled",
                    "charge.dispute.created");

    /// Reads what names it, and never fails.
    public static StripeNotice of(byte[] body) {
        var event = parsed(body);
        var type = matching(TYPE, event.path("type"));
        if (type == null) {
            return new StripeNotice(hash(body), UNREADABLE, null);
        }
        var id = matching(ID, event.path("id"));
        var object = matching(OBJECT_ID, event.path("data").path("object").path("id"));
        var twin = object != null && ONCE.contains(type) ? object + " " + type : null;
        return new StripeNotice(id == null ? hash(body) : id, type, twin);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
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
