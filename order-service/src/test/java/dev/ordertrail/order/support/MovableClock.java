package dev.ordertrail.order.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of the service under test. It is the system's until a test moves it on.
public final class MovableClock extends Clock {
    private static volatile Duration moved = Duration.ZERO;

    private MovableClock() {}

    /// Runs something at another time.
    public static void later(Duration by, Runnable work) {
        moved = by;
        try {
            work.run();
        } finally {
            moved = Duration.ZERO;
        }
    }

    @Produces
    @Alternative
    @Priority(1)
    @Singleton
    static Clock clock() {
        return new MovableClock();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(moved);
    }
}
