package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;

/// What one merchant has at Stripe: objects, and the events that tell of them.
///
/// @param tell hears the account and each new event
record Account(String name, Store store, Clock clock, BiConsumer<String, ObjectNode> tell) {
    private static final String API_VERSION = "2025-10-29.clover";

    long now() {
        return clock.instant().getEpochSecond();
    }

    /// A new object, not kept yet.
    ObjectNode make(Kind kind) {
        return Templates.of(kind, kind.newId(), now());
    }

    ObjectNode keep(Kind kind, ObjectNode object) {
        store.put(name, kind.object(), object.path("id").asText(), object);
        return object;
    }

    /// @throws Refused when there is none
    ObjectNode get(Kind kind, String id) {
        return store.find(name, kind.object(), id)
                .orElseThrow(() -> Refused.unknown(kind.object().replace('.', ' '), id));
    }

    List<ObjectNode> all(Kind kind) {
        return store.all(name, kind.object());
    }

    /// Tells what has become of an object.
    void tell(String type, ObjectNode object) {
        var event = make(Kind.EVENT);
        event.put("type", type).put("api_version", version()).put("pending_webhooks", 1);
        event.putObject("data").set("object", object.deepCopy());
        event.putObject("request").putNull("id").putNull("idempotency_key");
        keep(Kind.EVENT, event);
        tell.accept(name, event);
    }

    /// Money of the account moves.
    ///
    /// @param amount of minor units; negative where it goes
    /// @param source the object that moves it
    /// @return the id of the movement
    String move(String type, long amount, long fee, ObjectNode source) {
        var movement = make(Kind.MOVEMENT);
        movement.put("type", type).put("amount", amount).put("fee", fee).put("net", amount - fee);
        movement.put("reporting_category", type.equals("adjustment") ? "dispute" : type);
        movement.put("currency", source.path("currency").asText());
        movement.put("source", source.path("id").asText());
        movement.put("description", type).put("available_on", now());
        if (fee != 0) {
            movement.putArray("fee_details")
                    .addObject()
                    .put("amount", fee)
                    .put("currency", source.path("currency").asText())
                    .put("description", "Stripe processing fees")
                    .put("type", "stripe_fee");
        }
        keep(Kind.MOVEMENT, movement);
        return movement.path("id").asText();
    }

    /// Events come in the version that the account last asked in.
    private String version() {
        return store.find(name, "settings", settingsId())
                .map(settings -> settings.path("version").asText())
                .orElse(API_VERSION);
    }

    void asksIn(String version) {
        if (!version.equals(version())) {
            store.put(name, "settings", settingsId(), Json.object().put("version", version));
        }
    }

    private String settingsId() {
        return "settings_" + name;
    }
}
