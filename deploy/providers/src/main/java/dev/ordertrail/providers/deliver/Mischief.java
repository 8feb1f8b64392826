package dev.ordertrail.providers.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What goes wrong with webhooks. Nothing, until somebody asks for it.
public final class Mischief {
    private ObjectNode asked = Json.object();
    private Random random = new Random(1);

    /// What becomes of an event.
    public sealed interface Fate {}

    /// It is sent as often as there are delays.
    public record Sent(List<Duration> delays) implements Fate {
        public Sent {
            delays = List.copyOf(delays);
        }
    }

    /// It is kept back until it is asked for.
    public record Held() implements Fate {}

    /// It is never sent.
    public record Lost() implements Fate {}

    /// Asks for trouble. Fields: `delay_ms`, `disorder_ms` (a random delay up to that),
    /// `duplicates` (how many more times each event comes), `lose` (how many of the next events are
    /// never sent; -1 for all), `hold` (keep them back), `types` (which events are meant, all
    /// without it), `seed` (of what is random).
    public void ask(ObjectNode trouble) {
        asked = trouble.deepCopy();
        random = new Random(trouble.path("seed").asLong(1));
    }

    /// What was asked for.
    public ObjectNode asked() {
        return asked.deepCopy();
    }

    /// What becomes of the next event.
    public Fate fate(String type) {
        if (!concerns(type)) {
            return new Sent(List.of(Duration.ZERO));
        }
        if (asked.path("hold").asBoolean()) {
            return new Held();
        }
        return isLost() ? new Lost() : sent();
    }

    private boolean concerns(String type) {
        var types = asked.path("types");
        if (types.isEmpty()) {
            return true;
        }
        for (var one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLost() {
        var lose = asked.path("lose").asInt();
        if (lose > 0) {
            asked.put("lose", lose - 1);
        }
        return lose != 0;
    }

    private Sent sent() {
        var delays = new ArrayList<Duration>();
        for (var copy = 0; copy <= asked.path("duplicates").asInt(); copy++) {
            var spread = asked.path("disorder_ms").asInt();
            var delay = asked.path("delay_ms").asInt() + (spread > 0 ? random.nextInt(spread) : 0);
            delays.add(Duration.ofMillis(delay));
        }
        return new Sent(delays);
    }
}
