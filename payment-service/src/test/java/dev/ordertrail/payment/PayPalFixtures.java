package dev.ordertrail.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/// PayPal's published payloads; where they come from is in the NOTICE beside them.
public final class PayPalFixtures {
    private PayPalFixtures() {}

    /// A published payload.
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, as they are sent
    public record Fixture(String file, byte[] body, JsonNode json) {
        public String type() {
            return json.path("event_type").asText();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    public static Stream<Fixture> events() {
        return ofKind("webhook_event");
    }

    /// The headers with which PayPal's simulator delivered an event.
    public static Stream<Fixture> headers() {
        return ofKind("delivery_headers");
    }

    public static Fixture of(String file) {
        var body = bytes(file);
        return new Fixture(file, body, Fixtures.read(new String(body, UTF_8)));
    }

    private static Stream<Fixture> ofKind(String kind) {
        return new String(bytes("kinds.jsonl"), UTF_8)
                .lines()
                .map(Fixtures::read)
                .filter(line -> kind.equals(line.path("kind").asText()))
                .map(line -> of(line.path("file").asText()));
    }

    private static byte[] bytes(String file) {
        try (var in = PayPalFixtures.class.getResourceAsStream("/fixtures/paypal/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
