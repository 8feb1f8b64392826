package dev.ordertrail.tracking.http;

import dev.ordertrail.kit.problem.Code;
import dev.ordertrail.kit.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A bucket of tokens for each client address. The least recently seen are forgotten when there are
/// too many.
@Singleton
public class RateLimit {
    private static final int MOST_CLIENTS = 50_000;
    private static final long STREAM_RETRY_SECONDS = 30;
    private static final double NANOS_A_MINUTE = 60e9;

    private final TrackingConfig config;
    private final ClientAddress addresses;
    private final Counter refused;
    private final ConcurrentHashMap<String, Integer> streams = new ConcurrentHashMap<>();
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_CLIENTS;
                }
            };

    @Inject
    RateLimit(TrackingConfig config, ClientAddress addresses, MeterRegistry metrics) {
        this.config = config;
        this.addresses = addresses;
        refused = metrics.counter("ordertrail.tracking.rate.limited");
    }

    private record Bucket(double tokens, long at) {}

    /// Takes one token.
    ///
    /// @throws ProblemException RATE_LIMITED when none is left
    public void take(HttpServerRequest request) {
        var seconds = take(addresses.of(request), System.nanoTime());
        if (seconds > 0) {
            refused.increment();
            throw new ProblemException(
                    Code.RATE_LIMITED,
                    "Too many requests from your address.",
                    Map.of("retryAfter", seconds));
        }
    }

    /// A stream that counts as long as it is open.
    ///
    /// @throws ProblemException RATE_LIMITED when its client has too many open
    <T> Multi<T> held(HttpServerRequest request, Multi<T> stream) {
        var client = addresses.of(request);
        if (streams.merge(client, 1, Integer::sum) > config.live().publicPerAddress()) {
            release(client);
            throw new ProblemException(
                    Code.RATE_LIMITED,
                    "Too many streams are open from your address.",
                    Map.of("retryAfter", STREAM_RETRY_SECONDS));
        }
        return stream.onTermination().invoke(() -> release(client));
    }

    private void release(String client) {
        streams.computeIfPresent(client, (_, open) -> open > 1 ? open - 1 : null);
    }

    /// How many seconds to wait; 0 when a token was there.
    long take(String client, long now) {
        var burst = config.publicRate().burst();
        var perNano = config.publicRate().perMinute() / NANOS_A_MINUTE;
        synchronized (buckets) {
            var old = buckets.getOrDefault(client, new Bucket(burst, now));
            var tokens = Math.min(burst, old.tokens + (now - old.at) * perNano);
            buckets.put(client, new Bucket(tokens < 1 ? tokens : tokens - 1, now));
            return tokens < 1 ? (long) Math.ceil((1 - tokens) / perNano / 1e9) : 0;
        }
    }
}
