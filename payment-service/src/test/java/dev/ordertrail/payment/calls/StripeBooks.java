package dev.ordertrail.payment.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What Stripe knows. Unlike Stripe, it refunds more than was paid when it is asked to: keeping to
/// what is there is left to whoever asks.
final class StripeBooks {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ID = Pattern.compile("[a-z]{2}_[0-9]{6,}x");

    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final Map<String, List<byte[]>> messages = new HashMap<>();
    private int count;

    /// Stripe says no.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final String code;

        Refusal(String code) {
            super(code);
            this.code = code;
        }
    }

    synchronized ObjectNode get(String id) {
        var object = objects.get(id);
        if (object == null) {
            throw new Refusal("resource_missing");
        }
        return object;
    }

    synchronized List<ObjectNode> all(String prefix) {
        var found = new ArrayList<ObjectNode>();
        objects.forEach((id, object) -> {
            if (id.startsWith(prefix)) {
                found.addFirst(object);
            }
        });
        return found;
    }

    /// Newest first.
    synchronized List<ObjectNode> events() {
        return List.copyOf(events.reversed());
    }

    synchronized void forgetsEvents() {
        events.clear();
    }

    /// The messages that name an object, oldest first.
    synchronized List<byte[]> messagesOf(String objectId) {
        return List.copyOf(messages.getOrDefault(objectId, List.of()));
    }

    synchronized ObjectNode newSession(Map<String, String> form) {
        var session = created("cs", "checkout.session");
        session.put("status", "open");
        session.put("payment_status", "unpaid");
        session.put("currency", form.get("line_items[0][price_data][currency]"));
        session.put(
                "amount_total", Long.parseLong(form.get("line_items[0][price_data][unit_amount]")));
        session.putNull("payment_intent");
        session.put("client_reference_id", form.get("client_reference_id"));
        session.put("url", "http://pay.example/" + session.path("id").asText());
        session.put("expires_at", Instant.now().getEpochSecond() + 86_400);
        metadata(session, form, "metadata");
        return session;
    }

    synchronized ObjectNode expire(String id) {
        var session = get(id);
        if (!"open".equals(session.path("status").asText())) {
            throw new Refusal("session_not_open");
        }
        session.put("status", "expired");
        event("checkout.session.expired", session);
        return session;
    }

    /// An intent that nobody has paid yet.
    synchronized ObjectNode newIntent(long amount, String orderId) {
        var intent = created("pi", "payment_intent");
        intent.put("status", "requires_payment_method");
        intent.put("amount", amount);
        intent.put("amount_received", 0);
        intent.put("currency", "usd");
        intent.putNull("latest_charge");
        intent.putObject("metadata").put("order_id", orderId);
        return intent;
    }

    /// The buyer tries a card that is declined: only now the session has an intent.
    synchronized void decline(String id) {
        var session = get(id);
        var intent =
                newIntent(
                        session.path("amount_total").asLong(),
                        session.path("client_reference_id").asText());
        session.put("payment_intent", intent.path("id").asText());
        event("payment_intent.payment_failed", intent);
    }

    /// The buyer pays; false when it is too late for that.
    synchronized boolean pay(String id) {
        if (id.startsWith("cs_")) {
            var session = get(id);
            if (!"open".equals(session.path("status").asText())) {
                return false;
            }
            var intent =
                    newIntent(
                            session.path("amount_total").asLong(),
                            session.path("client_reference_id").asText());
            session.put("status", "complete");
            session.put("payment_status", "paid");
            session.put("payment_intent", intent.path("id").asText());
            pay(intent.path("id").asText());
            event("checkout.session.completed", session);
            return true;
        }
        var intent = get(id);
        if ("canceled".equals(intent.path("status").asText())) {
            return false;
        }
        charged(intent);
        intent.put("status", "succeeded");
        intent.put("amount_received", intent.path("amount").asLong());
        event("payment_intent.succeeded", intent);
        return true;
    }

    /// The buyer's bank reserves the money of an intent that is captured by hand.
    synchronized void authorise(String id) {
        var intent = get(id);
        var charge = charged(intent);
        charge.put("amount_captured", 0);
        charge.put("captured", false);
        intent.put("status", "requires_capture");
        intent.put("amount_capturable", intent.path("amount").asLong());
        event("payment_intent.amount_capturable_updated", intent);
    }

    /// Of what is not taken, Stripe says that it was refunded.
    synchronized ObjectNode capture(String id, Map<String, String> form) {
        var intent = get(id);
        if (!"requires_capture".equals(intent.path("status").asText())) {
            throw new Refusal("payment_intent_unexpected_state");
        }
        var whole = intent.path("amount").asText();
        var part = Long.parseLong(form.getOrDefault("amount_to_capture", whole));
        var charge = get(intent.path("latest_charge").asText());
        charge.put("captured", true);
        charge.put("amount_captured", part);
        charge.put("amount_refunded", intent.path("amount").asLong() - part);
        intent.put("status", "succeeded");
        intent.put("amount_received", part);
        intent.put("amount_capturable", 0);
        event("charge.captured", charge);
        event("payment_intent.succeeded", intent);
        return intent;
    }

    private ObjectNode charged(ObjectNode intent) {
        var charge = created("ch", "charge");
        charge.put("amount", intent.path("amount").asLong());
        charge.put("amount_captured", intent.path("amount").asLong());
        charge.put("amount_refunded", 0);
        charge.put("captured", true);
        charge.put("paid", true);
        charge.put("currency", "usd");
        charge.put("payment_intent", intent.path("id").asText());
        intent.put("latest_charge", charge.path("id").asText());
        return charge;
    }

    /// The buyer pays unless they did before.
    synchronized void payOnce(String intent) {
        if (!"succeeded".equals(get(intent).path("status").asText())) {
            pay(intent);
        }
    }

    synchronized ObjectNode cancel(String id) {
        var intent = get(id);
        if ("succeeded".equals(intent.path("status").asText())) {
            throw new Refusal("payment_intent_unexpected_state");
        }
        if (!"canceled".equals(intent.path("status").asText())) {
            intent.put("status", "canceled");
            intent.put("canceled_at", Instant.now().getEpochSecond());
            event("payment_intent.canceled", intent);
        }
        return intent;
    }

    synchronized ObjectNode refund(Map<String, String> form) {
        var intent = get(form.getOrDefault("payment_intent", ""));
        var charge = get(intent.path("latest_charge").asText("none"));
        var refund = created("re", "refund");
        refund.put("amount", Long.parseLong(form.get("amount")));
        refund.put("currency", "usd");
        refund.put("status", "succeeded");
        refund.put("payment_intent", intent.path("id").asText());
        refund.put("charge", charge.path("id").asText());
        metadata(refund, form, "metadata");
        charge.put(
                "amount_refunded",
                charge.path("amount_refunded").asLong() + refund.path("amount").asLong());
        event("charge.refunded", charge);
        return refund;
    }

    /// A refund does not reach the buyer: the money is back.
    synchronized void fail(String refundId) {
        var refund = get(refundId);
        var charge = get(refund.path("charge").asText());
        refund.put("status", "failed");
        refund.put("failure_reason", "lost_or_stolen_card");
        charge.put(
                "amount_refunded",
                charge.path("amount_refunded").asLong() - refund.path("amount").asLong());
        event("refund.failed", refund);
    }

    private ObjectNode created(String prefix, String kind) {
        var object = JSON.createObjectNode();
        var id = "%s_%06d%s".formatted(prefix, ++count, "x");
        object.put("id", id);
        object.put("object", kind);
        object.put("created", Instant.now().getEpochSecond());
        objects.put(id, object);
        return object;
    }

    private void event(String type, ObjectNode object) {
        var event = JSON.createObjectNode();
        event.put("id", "evt_server%06d".formatted(++count));
        event.put("object", "event");
        event.put("type", type);
        event.put("created", Instant.now().getEpochSecond());
        event.putObject("data").set("object", object.deepCopy());
        events.add(event);
        var message = event.toString();
        ID.matcher(message)
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(id ->
                        messages.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(message.getBytes(UTF_8)));
    }

    private static void metadata(ObjectNode object, Map<String, String> form, String name) {
        var metadata = object.putObject("metadata");
        form.forEach((key, value) -> {
            if (key.startsWith(name + "[")) {
                metadata.put(key.substring(name.length() + 1, key.length() - 1), value);
            }
        });
    }
}
