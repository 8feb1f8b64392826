package dev.ordertrail.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Stripe's published payloads; where they come from is in the NOTICE beside them.
public final class Fixtures {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> PAYMENTS =
            Set.of(
                    "checkout.session.completed",
                    "checkout.session.expired",
                    "payment_intent.created",
                    "payment_intent.requires_action",
                    "payment_intent.processing",
                    "payment_intent.amount_capturable_updated",
                    "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "charge.succeeded",
                    "charge.failed",
                    "charge.captured",
                    "charge.updated",
                    "charge.refunded",
                    "refund.created",
                    "charge.dispute.created",
                    "charge.dispute.closed",
                    "charge.dispute.funds_reinstated");

    private Fixtures() {}

    /// A published payload with what it is.
    @SuppressWarnings("ArrayRecordComponent") // raw bytes, as they are signed
    public record Fixture(String file, String kind, byte[] body, JsonNode json) {
        public String type() {
            return json.path("type").asText();
        }

        /// What has to become of it where no order of it is known: what is about a payment waits,
        /// what is about the shop's account is done, the rest is ignored.
        public String demanded() {
            var object = json.path("data").path("object");
            var setup = "setup".equals(object.path("mode").asText());
            if (type().equals("account.updated")) {
                return "done";
            }
            return PAYMENTS.contains(type()) && !setup ? "waiting" : "ignored";
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
