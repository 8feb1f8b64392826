package dev.ordertrail.notification.send.discord;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// What an answer of Discord says about using the webhook again.
///
/// @param rest zero: at once
/// @param global every webhook of ours has to wait, not just this one
record RateLimit(Duration rest, boolean global) {
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(EventJson.foreignLimits())
                                    .build())
                    .build();

    /// Of an answer that took the message: an empty bucket refills after `X-RateLimit-Reset-After`
    /// seconds.
    static RateLimit ofAccepted(HttpHeaders headers, Duration max) {
        var remaining = headers.firstValue("X-RateLimit-Remaining").map(String::trim);
        if (!remaining.equals(Optional.of("0"))) {
            return new RateLimit(Duration.ZERO, false);
        }
        var wait = headers.firstValue("X-RateLimit-Reset-After").flatMap(RateLimit::seconds);
        return new RateLimit(atMost(wait.orElse(Duration.ZERO), max), false);
    }

    /// Of a 429: the longest of `Retry-After`, `X-RateLimit-Reset-After` and the body's
    /// `retry_after`.
    static RateLimit ofRefused(HttpHeaders headers, byte[] body, Duration otherwise, Duration max) {
        var json = tree(body);
        var global =
                headers.firstValue("X-RateLimit-Global")
                                .filter("true"::equalsIgnoreCase)
                                .isPresent()
                        || json.path("global").asBoolean(false);
        var wait =
                Stream.of(
                                headers.firstValue("Retry-After"),
                                headers.firstValue("X-RateLimit-Reset-After"),
                                Optional.of(json.path("retry_after").asText()))
                        .flatMap(Optional::stream)
                        .map(RateLimit::seconds)
                        .flatMap(Optional::stream)
                        .max(Duration::compareTo)
                        .filter(Duration::isPositive)
                        .orElse(otherwise);
        return new RateLimit(atMost(wait, max), global);
    }

    /// Decimal seconds, rounded up to the millisecond.
    static Optional<Duration> seconds(String text) {
        try {
            var value = new BigDecimal(text.trim());
            if (value.signum() < 0 || value.precision() - value.scale() > 9 || value.scale() > 30) {
                return Optional.empty();
            }
            var millis = value.movePointRight(3).setScale(0, RoundingMode.CEILING);
            return Optional.of(Duration.ofMillis(millis.longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Duration atMost(Duration wait, Duration max) {
        return wait.compareTo(max) > 0 ? max : wait;
    }
}
