package dev.ordertrail.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/// Stripe's published payloads; where they come from is in the NOTICE beside them.
public final class Fixtures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fixtures() {}

    /// A published payload with what it is.
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, as they are signed
    public record Fixture(String file, String kind, byte[] body, JsonNode json) {
        public String type() {
            return json.path("type").asText();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    /// Every published event.
    public static Stream<Fixture> events() {
        return lines("kinds.jsonl")
                .map(line -> fixture(line.path("file").asText(), line.path("kind").asText()));
    }

    public static Fixture event(String file) {
        return fixture(file, "webhook_event");
    }

    /// The objects of a file with one object a line.
    public static Stream<JsonNode> lines(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().map(Fixtures::read);
    }

    public static byte[] bytes(String file) {
        try (var in = Fixtures.class.getResourceAsStream("/fixtures/stripe/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fixture fixture(String file, String kind) {
        var body = bytes(file);
        return new Fixture(file, kind, body, read(new String(body, StandardCharsets.UTF_8)));
    }
}
