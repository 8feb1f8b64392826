package dev.ordertrail.tracking.project;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which of two instants.
final class Times {
    private Times() {}

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    static @Nullable Instant latest(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return later(a, b);
    }
}
