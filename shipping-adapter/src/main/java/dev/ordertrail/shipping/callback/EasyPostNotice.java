package dev.ordertrail.shipping.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.shipping.translate.ForeignJson;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What has to be known of an event to keep it.
///
/// @param id EasyPost's id of the event; the body's SHA-256 where there is none
/// @param type `tracker.updated`; `unreadable` where there is none
record EasyPostNotice(String id, String type) {
    static final String PROVIDER = "easypost";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");

    static EasyPostNotice of(byte[] body) {
        var event = ForeignJson.read(body);
        return new EasyPostNotice(
                event.map(e -> text(e, "id", ID)).orElseGet(() -> "sha256:" + Sha256.hex(body)),
                event.map(e -> text(e, "description", TYPE)).orElse("unreadable"));
    }

    /// Of a shop's own endpoint it is kept as `shop/id`: two accounts may use the same id, and the
    /// shop bounds whose parcels are meant.
    Incoming incoming(@Nullable String shop, byte[] body, Instant received) {
        var keptAs = shop == null ? id : shop + "/" + id;
        return new Incoming(PROVIDER, keptAs, null, type, body, received);
    }

    private static @Nullable String text(JsonNode event, String field, Pattern allowed) {
        var text = event.path(field).asText("");
        return allowed.matcher(text).matches() ? text : null;
    }
}
