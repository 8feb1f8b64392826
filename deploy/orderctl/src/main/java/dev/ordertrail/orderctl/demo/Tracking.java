package dev.ordertrail.orderctl.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Orders as tracking shows them. It is asked for a version and answers once it has it.
final class Tracking {
    private final Http http;
    private final Map<String, String> reader;
    private final Duration patience;

    /// @param reader who looks
    /// @param patience how long an order may take to become visible
    Tracking(Http http, Map<String, String> reader, Duration patience) {
        this.http = http;
        this.reader = reader;
        this.patience = patience;
    }

    Instant deadline() {
        return Instant.now().plus(patience);
    }

    /// The status of the order once tracking knows that version of it, or a later one.
    ///
    /// @throws Failure when that is not before the deadline
    String status(Order order, long version, Instant deadline) {
        var path = "/api/orders/" + order.id() + "?minVersion=" + version;
        while (Instant.now().isBefore(deadline)) {
            var answer = http.get(path, reader);
            if (answer.status() == 200) {
                var view = answer.json().path("order");
                order.shown(view.path("version").asLong(), view.path("status").asText());
                return order.status();
            }
            if (!answer.ok()) {
                throw new Failure("reading " + order.number() + ": " + answer.complaint());
            }
        }
        throw new Failure(
                "%s: tracking shows no version %d within %d s; %s"
                        .formatted(
                                order.number(),
                                version,
                                patience.toSeconds(),
                                order.version() == 0
                                        ? "it does not know the order yet"
                                        : "it is " + order.status()));
    }

    /// The status that everybody sees who knows the number.
    String publicStatus(Order order) {
        var answer = http.get("/api/orders/track/" + order.number(), Map.of());
        return answer.json().at("/order/status").asText(answer.complaint());
    }

    /// Every status of a workflow.
    List<String> statuses(String workflow) {
        var answer = http.get("/api/workflows/" + workflow, Map.of());
        var statuses = answer.json().path("statuses");
        if (statuses.isEmpty()) {
            throw new Failure("reading workflow " + workflow + ": " + answer.complaint());
        }
        return StreamSupport.stream(statuses.spliterator(), false)
                .map((JsonNode status) -> status.path("id").asText())
                .toList();
    }
}
