package dev.ordertrail.payment.gateway.paypal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.RawMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What PayPal told, or wanted to tell.
///
/// @param http the shop's way to PayPal
record PayPalEvents(PayPalHttp http) {
    private static final String PATH = "/v1/notifications/webhooks-events";

    /// PayPal lists the events of the last thirty days.
    private static final Duration KEPT = Duration.ofDays(30).minusMinutes(5);

    private static final int MOST_PAGES = 1000;

    /// Everything since then, oldest first.
    List<RawMessage> since(Instant from) throws CallFailed {
        var earliest = Instant.now().minus(KEPT);
        var start = (from.isBefore(earliest) ? earliest : from).truncatedTo(ChronoUnit.SECONDS);
        @Nullable String page = PATH + "?page_size=" + http.eventsPage() + "&start_time=" + start;
        var events = new ArrayList<JsonNode>();
        for (var i = 0; i < MOST_PAGES && page != null; i++) {
            var answer = http.get(page);
            if (answer == null) {
                break;
            }
            answer.path("events").forEach(events::add);
            page = next(answer);
        }
        events.sort(
                Comparator.comparing(
                        event -> PayPalRefundsSeen.time(event.path("create_time").asText())));
        return events.stream().map(PayPalEvents::message).toList();
    }

    private static @Nullable String next(JsonNode answer) {
        for (var link : answer.path("links")) {
            if ("next".equals(link.path("rel").asText())) {
                return link.path("href").asText();
            }
        }
        return null;
    }

    /// The event that PayPal would have told of an object as it is. The same state is the same
    /// event, and the twin of the one that PayPal told.
    static RawMessage made(String type, String resourceType, JsonNode object) {
        var event = ForeignJson.MAPPER.createObjectNode();
        event.put("id", "SEEN-" + object.path("id").asText());
        event.put("event_type", type);
        event.put("resource_type", resourceType);
        event.put("create_time", object.path("create_time").asText());
        event.set("resource", object);
        return message(event);
    }

    /// Named as the webhook names it, so that what came there is known.
    private static RawMessage message(JsonNode event) {
        var body = event.toString().getBytes(UTF_8);
        return new RawMessage(PayPalNotice.of(body), body);
    }
}
