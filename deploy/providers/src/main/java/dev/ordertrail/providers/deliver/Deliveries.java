package dev.ordertrail.providers.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import dev.ordertrail.providers.store.Store;
import dev.ordertrail.providers.store.Stored;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/// Sends events and sends them again until they are taken. Each is sent by a thread of its own, so
/// that nothing holds their order, as little as the providers do.
public final class Deliveries implements AutoCloseable {
    /// The kind under which deliveries are kept.
    public static final String KIND = "delivery";

    private final Store store;
    private final Lock lock;
    private final Clock clock;
    private final Mischief mischief;
    private final Endpoints endpoints;
    private final Sender sender = new Sender();

    /// Who is told.
    @FunctionalInterface
    public interface Endpoints {
        /// Where a merchant is told; empty for one without an address.
        Optional<Endpoint> of(String provider, String account);
    }

    /// @param lock of the server, held by whoever calls
    public Deliveries(Store store, Lock lock, Clock clock, Mischief mischief, Endpoints endpoints) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
        this.mischief = mischief;
        this.endpoints = endpoints;
    }

    /// Goes on with what an earlier process had not sent.
    public void resume() {
        for (var stored : store.all(KIND)) {
            if (state(stored.object()).equals("due")) {
                var wait = stored.object().path("due").asLong() - clock.millis();
                schedule(stored, Duration.ofMillis(Math.max(0, wait)));
            }
        }
    }

    /// Tells of an event, in the way that was asked for.
    ///
    /// @param event an object that the store has by this id
    public void tell(String provider, String account, String event, String type) {
        if (endpoints.of(provider, account).isEmpty()) {
            return;
        }
        switch (mischief.fate(type)) {
            case Mischief.Sent(var delays) -> {
                for (var delay : delays) {
                    schedule(kept(provider, account, event, type, "due"), delay);
                }
            }
            case Mischief.Held() -> kept(provider, account, event, type, "held");
            case Mischief.Lost() -> kept(provider, account, event, type, "lost");
        }
    }

    /// Sends what was held, each after the one before.
    ///
    /// @param order `given`, `reverse` or `shuffled`
    /// @return how many
    public int release(String order, long seed) {
        var held = new ArrayList<>(all("held"));
        switch (order) {
            case "reverse" -> Collections.reverse(held);
            case "shuffled" -> Collections.shuffle(held, new Random(seed));
            default -> {}
        }
        held.forEach(stored -> keep(stored, stored.object().put("state", "due")));
        sender.inOrder(held.stream().map(stored -> (Runnable) () -> attempt(stored)).toList());
        return held.size();
    }

    /// Deliveries of this state, or all of them.
    public List<Stored> all(String state) {
        return store.all(KIND).stream()
                .filter(stored -> state.isEmpty() || state(stored.object()).equals(state))
                .toList();
    }

    @Override
    public void close() {
        sender.close();
    }

    private Stored kept(String provider, String account, String event, String type, String state) {
        var delivery = Json.object().put("id", Ids.stripe("whd")).put("provider", provider);
        delivery.put("account", account).put("event", event).put("type", type);
        delivery.put("state", state).put("attempts", 0).put("due", clock.millis());
        var stored = new Stored(account, KIND, delivery.path("id").asText(), delivery);
        keep(stored, delivery);
        return stored;
    }

    private void keep(Stored stored, ObjectNode delivery) {
        store.put(stored.account(), KIND, stored.id(), delivery);
    }

    private void schedule(Stored stored, Duration delay) {
        keep(stored, stored.object().put("due", clock.millis() + delay.toMillis()));
        sender.later(delay, () -> attempt(stored));
    }

    /// A letter, ready to be posted.
    private record Letter(Endpoint endpoint, String body) {}

    /// Posts outside of the lock.
    private void attempt(Stored stored) {
        var letter = locked(() -> letter(stored));
        if (letter.isPresent()) {
            var status = sender.post(letter.get().endpoint(), letter.get().body().getBytes(UTF_8));
            locked(() -> {
                if (sender.isOpen()) { // otherwise the next process sends it again
                    answered(stored, letter.get().endpoint(), status);
                }
                return Optional.empty();
            });
        }
    }

    private Optional<Letter> letter(Stored stored) {
        var provider = stored.object().path("provider").asText();
        return store.find(stored.object().path("event").asText())
                .map(event -> event.object().toString())
                .flatMap(body ->
                        endpoints
                                .of(provider, stored.account())
                                .map(endpoint -> new Letter(endpoint, body)));
    }

    private void answered(Stored stored, Endpoint endpoint, int status) {
        var delivery = stored.object();
        var attempts = delivery.path("attempts").asInt() + 1;
        delivery.put("attempts", attempts).put("answer", status);
        if (status / 100 == 2) {
            keep(stored, delivery.put("state", "done"));
        } else if (attempts > endpoint.pauses().size()) {
            keep(stored, delivery.put("state", "given_up"));
        } else {
            schedule(stored, endpoint.pauses().get(attempts - 1));
        }
    }

    private <T> Optional<T> locked(Supplier<Optional<T>> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static String state(ObjectNode delivery) {
        return delivery.path("state").asText();
    }
}
