package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;

/// What one merchant has at PayPal: orders, captures, refunds, disputes, and the events that tell
/// of them.
///
/// @param base the address of the API, for links
/// @param tell hears the account and each new event
record Merchant(
        String name, Store store, Clock clock, String base, BiConsumer<String, ObjectNode> tell) {
    static final String ORDER = "paypal.order";
    static final String CAPTURE = "paypal.capture";
    static final String REFUND = "paypal.refund";
    static final String DISPUTE = "paypal.dispute";
    static final String EVENT = "paypal.event";

    /// To the second, as PayPal writes times.
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    ObjectNode keep(String kind, ObjectNode object) {
        var id = object.path(kind.equals(DISPUTE) ? "dispute_id" : "id").asText();
        store.put(name, kind, id, object);
        return object;
    }

    /// @throws PayPalRefused when there is none
    ObjectNode get(String kind, String id) {
        return store.find(name, kind, id).orElseThrow(() -> PayPalRefused.unknown(id));
    }

    List<ObjectNode> all(String kind) {
        return store.all(name, kind);
    }

    /// Tells what has become of an object.
    void tell(String type, String resourceType, String summary, ObjectNode resource) {
        var id = Ids.payPalEvent();
        var event = Json.object().put("id", id).put("event_version", "1.0");
        event.put("create_time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("resource_type", resourceType).put("resource_version", "2.0");
        event.put("event_type", type).put("summary", summary);
        event.set("resource", resource.deepCopy());
        var path = "/v1/notifications/webhooks-events/" + id;
        link(event, path, "self", "GET");
        link(event, path + "/resend", "resend", "POST");
        keep(EVENT, event);
        tell.accept(name, event);
    }

    void link(ObjectNode object, String path, String rel, String method) {
        object.withArray("/links")
                .addObject()
                .put("href", base + path)
                .put("rel", rel)
                .put("method", method);
    }
}
