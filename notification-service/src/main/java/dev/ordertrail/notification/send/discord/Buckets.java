package dev.ordertrail.notification.send.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// When each webhook may be used again, as its own answers said. A webhook has a bucket of its own;
/// a global limit stops them all. Each replica learns this for itself: what one does not know yet,
/// a 429 tells it.
final class Buckets {
    private final Map<String, Instant> freeAt = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> allFreeAt = new AtomicReference<>(Instant.EPOCH);

    /// How long this webhook still has to rest; zero when it is free.
    Duration rest(String webhook, Instant now) {
        var free = freeAt.getOrDefault(webhook, Instant.EPOCH);
        var all = allFreeAt.get();
        var until = free.isAfter(all) ? free : all;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /// Learns from an answer. A rest never shortens one that is already known.
    void learn(String webhook, RateLimit limit, Instant now) {
        if (limit.rest().isZero()) {
            return;
        }
        var until = now.plus(limit.rest());
        if (limit.global()) {
            allFreeAt.accumulateAndGet(until, Buckets::later);
        } else {
            freeAt.merge(webhook, until, Buckets::later);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
