package dev.ordertrail.providers.http;

import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/// A call that is made twice under one key is done once; the second gets the answer of the first.
/// Keys are forgotten after a day, as the providers do.
///
/// @param header that carries the key
/// @param conflict thrown when a key comes again with other parameters
public record Idempotency(
        Store store, Clock clock, String header, Supplier<RuntimeException> conflict) {
    /// The kind under which results are kept.
    public static final String KIND = "result";

    private static final Duration KEPT = Duration.ofHours(24);

    /// Does it, unless it was done; what `action` throws is not remembered.
    public Answer once(String account, Call call, Supplier<Answer> action) {
        var key = call.header(header);
        if (key.isEmpty() || call.method().equals("GET")) {
            return action.get();
        }
        var id = header + " " + account + " " + key.get();
        var asked = call.path() + " " + call.fingerprint();
        var before =
                store.find(account, KIND, id).filter(result -> isFresh(result.path("at").asLong()));
        if (before.isPresent()) {
            var result = before.get();
            if (!result.path("asked").asText().equals(asked)) {
                throw conflict.get();
            }
            return Answer.json(
                            result.path("status").asInt(), Json.parse(result.path("body").asText()))
                    .with("Idempotent-Replayed", "true");
        }
        var answer = action.get();
        var result = Json.object().put("asked", asked).put("at", clock.millis());
        result.put("status", answer.status()).put("body", answer.body());
        store.put(account, KIND, id, result);
        return answer;
    }

    /// Forgets everything.
    public void forget() {
        for (var stored : store.all(KIND)) {
            if (stored.id().startsWith(header + " ")) {
                store.remove(stored.id());
            }
        }
    }

    private boolean isFresh(long at) {
        return clock.millis() - at < KEPT.toMillis();
    }
}
