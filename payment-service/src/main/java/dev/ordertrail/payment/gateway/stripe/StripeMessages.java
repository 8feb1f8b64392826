package dev.ordertrail.payment.gateway.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.StripeNotice;
import dev.ordertrail.payment.gateway.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Objects of Stripe's as the events that tell of them.
final class StripeMessages {
    private StripeMessages() {}

    /// An event as Stripe lists it.
    static RawMessage event(JsonNode event) {
        var body = bytes(event);
        return new RawMessage(StripeNotice.of(body), body);
    }

    /// What Stripe tells of an intent in this state; nothing of one that is still open.
    static List<RawMessage> ofIntent(JsonNode intent) {
        var said = new ArrayList<RawMessage>();
        var charge = intent.path("latest_charge");
        switch (intent.path("status").asText()) {
            case "succeeded" ->
                    said.add(made("payment_intent.succeeded", intent, "", time(charge, intent)));
            case "canceled" ->
                    said.add(
                            made(
                                    "payment_intent.canceled",
                                    intent,
                                    "",
                                    intent.path("canceled_at").asLong()));
            default -> {
                // Nothing that could not change again.
            }
        }
        return said;
    }

    /// What Stripe tells of a refund in this state.
    static RawMessage ofRefund(JsonNode refund) {
        var status = refund.path("status").asText();
        var over = status.equals("failed") || status.equals("canceled");
        return made(
                over ? "refund.failed" : "refund.updated",
                refund,
                "_" + status,
                refund.path("created").asLong());
    }

    /// What Stripe tells of a charge of which so much was refunded.
    static RawMessage ofRefunds(JsonNode charge, long lastRefundAt) {
        return made(
                "charge.refunded",
                charge,
                "_" + charge.path("amount_refunded").asLong(),
                lastRefundAt);
    }

    /// What Stripe tells of a session in this state; nothing of one that is still open.
    static List<RawMessage> ofSession(JsonNode session) {
        var created = session.path("created").asLong();
        return switch (session.path("status").asText()) {
            case "complete" -> List.of(made("checkout.session.completed", session, "", created));
            case "expired" -> List.of(made("checkout.session.expired", session, "", created));
            default -> List.of();
        };
    }

    private static long time(JsonNode charge, JsonNode intent) {
        return charge.path("created").asLong(intent.path("created").asLong());
    }

    private static RawMessage made(String type, JsonNode object, String level, long created) {
        var name = object.path("id").asText() + "_" + type.replaceAll("[^a-z]", "_") + level;
        var event = ForeignJson.MAPPER.createObjectNode();
        event.put("id", "seen_" + name);
        event.put("object", "event");
        event.put("type", type);
        event.put("created", created);
        event.putObject("data").set("object", object);
        return event(event);
    }

    private static byte[] bytes(JsonNode event) {
        try {
            return ForeignJson.MAPPER.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can always be written
        }
    }
}
