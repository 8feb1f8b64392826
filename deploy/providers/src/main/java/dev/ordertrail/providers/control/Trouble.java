package dev.ordertrail.providers.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.http.Answer;
import dev.ordertrail.providers.http.Call;
import dev.ordertrail.providers.store.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes wrong with calls of the API. Nothing, until somebody asks for it.
public final class Trouble {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final List<ObjectNode> asked = new ArrayList<>();

    /// What becomes of a call.
    ///
    /// @param done whether it is done at all
    /// @param pause how long its answer is held
    /// @param status of the error that stands in for the answer; 0 for the real one, -1 for none
    public record Fate(boolean done, Duration pause, int status) {
        private static final Fate USUAL = new Fate(true, Duration.ZERO, 0);

        /// What the caller gets.
        public Optional<Answer> answer(Answer real) {
            if (status < 0) {
                return Optional.empty();
            }
            if (status == 0) {
                return Optional.of(real);
            }
            var error =
                    Json.object().put("type", "api_error").put("message", "Trouble was asked for");
            var body = Json.object().put("name", "INTERNAL_SERVER_ERROR");
            body.put("message", "Trouble was asked for").set("error", error);
            return Optional.of(Answer.json(status, body));
        }
    }

    /// Asks for trouble. Fields: `method` and `path` (the beginning of it) say which calls; `times`
    /// how many (1); `done` whether they are done before their answer is lost (true); `hold_ms` how
    /// long the answer is held; `status` what is answered instead, and without it nothing: the
    /// connection is closed; `answer` true gives the real answer after all, only late.
    public synchronized void ask(ObjectNode trouble) {
        asked.add(trouble.deepCopy());
    }

    /// No more trouble.
    public synchronized void end() {
        asked.clear();
    }

    /// What becomes of this call.
    public synchronized Fate fate(Call call) {
        for (var one : asked) {
            if (one.path("times").asInt(1) > 0 && concerns(one, call)) {
                one.put("times", one.path("times").asInt(1) - 1);
                var pause = Duration.ofMillis(one.path("hold_ms").asLong());
                var real = one.path("answer").asBoolean() ? 0 : one.path("status").asInt(-1);
                return new Fate(
                        one.path("done").asBoolean(true),
                        pause.compareTo(LONGEST) < 0 ? pause : LONGEST,
                        real);
            }
        }
        return Fate.USUAL;
    }

    private static boolean concerns(ObjectNode trouble, Call call) {
        return call.path().startsWith(trouble.path("path").asText("/v"))
                && call.method().equals(trouble.path("method").asText(call.method()))
                && !call.path().startsWith("/control");
    }
}
