package dev.ordertrail.orderctl.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/// Orders as tracking shows them. It is asked for a version and answers once it has it.
final class Tracking {
    private static final Duration AGAIN = Duration.ofMillis(50);

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
                order.shown(
                        view.path("version").asLong(),
                        view.path("status").asText(),
                        view.at("/payment/status").asText());
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

    /// Waits until an order is shown like this because of a fact. Nobody knows its version
    /// beforehand, so each newer one is looked at. Where the money stands is told by another topic,
    /// which may be later.
    ///
    /// @param passed hears of every status that was shown on the way
    void await(Order order, Shown shown, Consumer<String> passed) {
        var deadline = deadline();
        while (!status(order, order.version() + 1, deadline).equals(shown.status())) {
            passed.accept(order.status());
        }
        while (!shown.isMet(order)) {
            if (Instant.now().isAfter(deadline)) {
                throw new Failure(
                        "%s should be %s, but tracking shows %s, payment %s"
                                .formatted(order.number(), shown, order.status(), order.payment()));
            }
            LockSupport.parkNanos(AGAIN.toNanos());
            status(order, order.version(), deadline);
        }
    }

    /// Where the money of an order is.
    ///
    /// @param refunded what providers sent back
    /// @param chargedBack what banks took
    /// @param asked how many refunds were asked for
    record Money(String payment, BigDecimal refunded, BigDecimal chargedBack, int asked) {
        @Override
        public String toString() {
            return "payment %s: %s refunded, %s taken by the bank, %d refunds asked for"
                    .formatted(payment, refunded, chargedBack, asked);
        }
    }

    Money money(Order order) {
        var payment = http.get("/api/orders/" + order.id(), reader).json().at("/order/payment");
        var refunded = BigDecimal.ZERO;
        var chargedBack = BigDecimal.ZERO;
        for (var one : payment.path("payments")) {
            refunded = refunded.add(one.path("refunded").decimalValue());
            chargedBack = chargedBack.add(one.path("chargedBack").decimalValue());
        }
        var asked = payment.path("refundRequests").size();
        return new Money(payment.path("status").asText(), refunded, chargedBack, asked);
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
