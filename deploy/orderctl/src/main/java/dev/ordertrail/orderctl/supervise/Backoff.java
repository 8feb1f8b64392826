package dev.ordertrail.orderctl.supervise;

import java.time.Duration;

/// How long to wait before a part that died is started again: at once the first time, then longer
/// each time, at most half a minute; a part that ran for a minute begins anew.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private int deaths;

    /// @param ran how long it had been running when it died
    Duration after(Duration ran) {
        deaths = ran.compareTo(HEALTHY) >= 0 ? 1 : deaths + 1;
        if (deaths == 1) {
            return Duration.ZERO;
        }
        var wait = FIRST.multipliedBy(1L << Math.min(deaths - 2, 10));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
