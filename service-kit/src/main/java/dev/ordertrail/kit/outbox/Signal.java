package dev.ordertrail.kit.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A bell that remembers having rung, once.
public final class Signal {
    private final Semaphore permits = new Semaphore(0);

    public void ring() {
        if (permits.availablePermits() == 0) {
            permits.release();
        }
    }

    /// Returns when it has rung since the last call, or when the time is over.
    public void await(Duration atMost) throws InterruptedException {
        if (permits.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            permits.drainPermits();
        }
    }
}
