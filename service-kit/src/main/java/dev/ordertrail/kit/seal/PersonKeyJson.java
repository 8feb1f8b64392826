package dev.ordertrail.kit.seal;

import dev.ordertrail.kit.outbox.HeaderJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The value of a record on `person-keys`: `{"wrapped":"..."}`.
final class PersonKeyJson {

    private PersonKeyJson() {}

    static byte[] write(String wrapped) {
        return HeaderJson.write(Map.of("wrapped", wrapped)).getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException when the value is something else
    static String read(byte[] value) {
        try {
            var wrapped = HeaderJson.read(new String(value, StandardCharsets.UTF_8)).get("wrapped");
            if (wrapped != null) {
                return wrapped;
            }
        } catch (java.io.UncheckedIOException e) {
            throw new IllegalArgumentException("no person key", e);
        }
        throw new IllegalArgumentException("no person key");
    }
}
