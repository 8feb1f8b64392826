package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Objects as Stripe shows them, with every field that they have.
final class Templates {
    private static final ObjectNode ALL = read();

    private Templates() {}

    /// A new object of this kind.
    static ObjectNode of(Kind kind, String id, long created) {
        var template = (ObjectNode) Objects.requireNonNull(ALL.get(kind.object()));
        return template.deepCopy().put("id", id).put("created", created);
    }

    private static ObjectNode read() {
        try (var in = Templates.class.getResourceAsStream("/stripe-objects.json")) {
            var bytes = Objects.requireNonNull(in).readAllBytes();
            return Json.parseObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
