package dev.ordertrail.notification.send;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/// When to try again, and when to stop: exponential backoff with full jitter, so that what failed
/// together does not come back together.
///
/// @param base the ceiling of the first wait; it doubles with every attempt
/// @param cap no wait is longer
/// @param maxAttempts after this many failures it is given up
/// @param maxAge older than this it is given up, however few the attempts
public record RetryPolicy(Duration base, Duration cap, int maxAttempts, Duration maxAge) {

    public RetryPolicy {
        if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0 || maxAttempts < 1) {
            throw new IllegalArgumentException(
                    "a retry policy needs 0 < base <= cap and an attempt");
        }
    }

    /// Whether to stop after so many failed attempts at this age.
    public boolean isOver(int failedAttempts, Duration age) {
        return failedAttempts >= maxAttempts || age.compareTo(maxAge) >= 0;
    }

    /// How long to wait after the given failed attempt (from 1).
    ///
    /// @param below a random number from 0 (inclusive) to its argument (exclusive)
    public Duration waitAfter(int failedAttempts, LongUnaryOperator below) {
        return Duration.ofMillis(below.applyAsLong(ceiling(failedAttempts).toMillis() + 1));
    }

    Duration ceiling(int failedAttempts) {
        var doublings = Math.clamp(failedAttempts - 1L, 0, 30);
        var grown = base.multipliedBy(1L << doublings);
        return grown.compareTo(cap) > 0 ? cap : grown;
    }
}
