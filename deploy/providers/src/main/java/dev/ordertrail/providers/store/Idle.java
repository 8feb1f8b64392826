package dev.ordertrail.providers.store;

import java.time.Duration;

/// Something that is done again and again.
public final class Idle implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Idle.class.getName());

    private final Duration every;
    private final Runnable task;
    private final Thread thread = Thread.ofVirtual().name("idle").unstarted(this::again);

    public Idle(Duration every, Runnable task) {
        this.every = every;
        this.task = task;
    }

    /// Begins.
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void again() {
        try {
            while (true) {
                Thread.sleep(every);
                once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it is over
        }
    }

    private void once() {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "what is done again and again failed", e);
        }
    }
}
