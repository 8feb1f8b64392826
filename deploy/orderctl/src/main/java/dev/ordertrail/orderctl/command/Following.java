package dev.ordertrail.orderctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.orderctl.Failure;
import dev.ordertrail.orderctl.api.Http;
import dev.ordertrail.orderctl.api.Http.Answer;
import dev.ordertrail.orderctl.api.ImportFile;
import dev.ordertrail.orderctl.api.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends an import and follows it to its end, through times in which nobody answers.
final class Following {
    private static final String IMPORTS = "/api/imports";
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int AWAY = 500;
    private static final int CONFLICT = 409;
    private static final int WIDTH = 32;
    private static final List<String> ENDED = List.of("done", "cancelled", "failed");

    private final Http http;
    private final Map<String, String> bearer;
    private final Duration patience;
    private final Consumer<String> draws;
    private volatile long mostSent;
    private volatile long signOfLife = System.nanoTime();

    /// @param patience how long nobody may answer
    /// @param draws is told how far it is, in a line
    Following(Http http, Map<String, String> bearer, Duration patience, Consumer<String> draws) {
        this.http = http;
        this.bearer = Map.copyOf(bearer);
        this.patience = patience;
        this.draws = draws;
    }

    /// Sends the file until it is taken; under the same key it goes on where it was cut off.
    ///
    /// @return the import
    JsonNode sent(ImportFile file, String key, String title, @Nullable String template) {
        var headers = new HashMap<>(bearer);
        headers.put("Content-Type", file.mediaType());
        headers.put("Idempotency-Key", key);
        var query = "?title=" + encoded(title);
        var path = IMPORTS + (template == null ? query : query + "&template=" + encoded(template));
        var body = file.body(sent -> sent(sent, file.bytes()));
        return answered(() -> http.upload(path, headers, body)).json();
    }

    /// Waits until it has ended.
    JsonNode ended(String id) {
        while (true) {
            var now = answered(() -> http.get(IMPORTS + "/" + id, bearer)).json();
            draws.accept(
                    bar(
                            "worked",
                            now.path("workedOffBytes").asLong(),
                            now.path("receivedBytes").asLong(),
                            rows(now)));
            if (ENDED.contains(now.path("state").asText())) {
                return now;
            }
            pause();
        }
    }

    /// Its rows that made no order, in their order.
    void refused(JsonNode ended, Consumer<JsonNode> each) {
        http.lines(ended.path("report").asText(), bearer, line -> each.accept(Json.read(line)));
    }

    private void sent(long sent, long of) {
        if (sent > mostSent) {
            mostSent = sent;
            signOfLife = System.nanoTime();
        }
        draws.accept(bar("sent  ", sent, of, ""));
    }

    private Answer answered(Supplier<Answer> asks) {
        while (true) {
            try {
                var answer = asks.get();
                if (answer.ok()) {
                    signOfLife = System.nanoTime();
                    return answer;
                }
                if (late() || !passes(answer)) {
                    throw new Failure("the import: " + answer.complaint());
                }
            } catch (Failure e) {
                if (late() || !(e.getCause() instanceof IOException)) {
                    throw e;
                }
            }
            pause();
        }
    }

    private boolean late() {
        return System.nanoTime() - signOfLife > patience.toNanos();
    }

    /// Whether the same request may do better in a moment.
    private static boolean passes(Answer answer) {
        return answer.status() >= AWAY
                || (answer.status() == CONFLICT && answer.json().path("canRetry").asBoolean());
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
        if (Thread.interrupted()) {
            throw new Failure("interrupted: the same command goes on with it");
        }
    }

    private static String rows(JsonNode now) {
        return String.format(
                Locale.ROOT,
                "  %,d rows, %,d refused",
                now.at("/rows/read").asLong(),
                now.at("/rows/refused").asLong());
    }

    private static String bar(String what, long done, long of, String rest) {
        var share = of == 0 ? 1.0 : Math.min(1.0, (double) done / of);
        var full = (int) Math.round(share * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %5.1f %%%s",
                what,
                "█".repeat(full),
                "·".repeat(WIDTH - full),
                share * 100,
                rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
