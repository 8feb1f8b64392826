package dev.ordertrail.kit.seal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Numbered requests to read up to now, and how far they were served.
final class Requests {
    private long asked;
    private long served;

    synchronized long asked() {
        return asked;
    }

    synchronized long served() {
        return served;
    }

    synchronized void serve(long number) {
        served = Math.max(served, number);
        notifyAll();
    }

    /// Asks, and waits for the answer.
    ///
    /// @return false when patience ended, or the thread was interrupted
    synchronized boolean await(Duration patience) {
        var mine = ++asked;
        var until = System.nanoTime() + patience.toNanos();
        try {
            while (served < mine) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
