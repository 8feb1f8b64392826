package dev.ordertrail.kit.seal;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Unwrapped keys in memory: the most recently used ones, for a limited time.
final class KeyCache {
    private final int size;
    private final long nanos;
    private final Map<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

    KeyCache(int size, Duration keptFor) {
        this.size = size;
        nanos = keptFor.toNanos();
    }

    synchronized @Nullable Aead get(String person) {
        var entry = entries.get(person);
        if (entry != null && System.nanoTime() - entry.since > nanos) {
            entries.remove(person);
            return null;
        }
        return entry == null ? null : entry.key;
    }

    synchronized void put(String person, Aead key) {
        entries.put(person, new Entry(key, System.nanoTime()));
        if (entries.size() > size) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void forget(String person) {
        entries.remove(person);
    }

    private record Entry(Aead key, long since) {}
}
