package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.store.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// What PayPal has told, and whether it was PayPal.
record PayPalEvents(PayPal payPal) {
    static final String PATH = "/v1/notifications/webhooks-events";

    private static final int USUAL = 10;
    private static final int MOST = 300;
    private static final String EVENT_FIELD = "\"webhook_event\"";

    /// A page of events, newest first; `start_time` and `end_time` bound it, `after` goes on.
    ObjectNode list(Merchant merchant, ObjectNode query) {
        var from = time(query.path("start_time"), Instant.MIN);
        var to = time(query.path("end_time"), Instant.MAX);
        var size = Math.clamp(query.path("page_size").asInt(USUAL), 1, MOST);
        var skip = Math.max(0, query.path("after").asInt());
        var type = query.path("event_type").asText();
        var fitting =
                merchant.all(Merchant.EVENT).reversed().stream()
                        .filter(event -> isWithin(event, from, to))
                        .filter(e -> type.isEmpty() || e.path("event_type").asText().equals(type))
                        .toList();
        var page = Json.object();
        var events = page.putArray("events");
        fitting.stream().skip(skip).limit(size).forEach(event -> events.add(event.deepCopy()));
        page.put("count", events.size());
        page.putArray("links");
        merchant.link(page, PATH, "self", "GET");
        if (fitting.size() > skip + size) {
            merchant.link(page, next(query, skip + size), "next", "GET");
        }
        return page;
    }

    private static String next(ObjectNode query, int after) {
        var next = new StringBuilder(PATH).append("?after=").append(after);
        for (var entry : query.properties()) {
            if (!entry.getKey().equals("after")) {
                var value =
                        java.net.URLEncoder.encode(
                                entry.getValue().asText(), java.nio.charset.StandardCharsets.UTF_8);
                next.append('&').append(entry.getKey()).append('=').append(value);
            }
        }
        return next.toString();
    }

    /// Tells it again.
    ObjectNode resend(Merchant merchant, String id) {
        var event = merchant.get(Merchant.EVENT, id);
        merchant.tell().accept(merchant.name(), event);
        return event;
    }

    /// Whether an event that somebody received was sent by us.
    ObjectNode verify(Call call) {
        payPal.authenticate(call);
        var asked = Json.parseObject(call.body());
        var ours = PayPalSigner.isOurs(payPal.identity(), asked, eventIn(call.body()));
        return Json.object().put("verification_status", ours ? "SUCCESS" : "FAILURE");
    }

    /// The event's own characters: a checksum is of bytes, not of what they mean.
    private static String eventIn(String body) {
        var name = body.indexOf(EVENT_FIELD);
        var start = name < 0 ? -1 : body.indexOf('{', name);
        var depth = 0;
        var quoted = false;
        for (var i = Math.max(0, start); start >= 0 && i < body.length(); i++) {
            var c = body.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return body.substring(start, i + 1);
            }
        }
        return "";
    }

    private static boolean isWithin(ObjectNode event, Instant from, Instant to) {
        var at = Instant.parse(event.path("create_time").asText());
        return !at.isBefore(from) && !at.isAfter(to);
    }

    private static Instant time(JsonNode text, Instant otherwise) {
        try {
            return text.asText().isEmpty() ? otherwise : Instant.parse(text.asText());
        } catch (DateTimeParseException e) {
            throw PayPalRefused.invalid("start_time", "INVALID_PARAMETER_SYNTAX");
        }
    }
}
