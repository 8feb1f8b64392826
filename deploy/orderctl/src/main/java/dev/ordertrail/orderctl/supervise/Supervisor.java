package dev.ordertrail.orderctl.supervise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Watches parts and starts again what dies, until it is told to stop.
public final class Supervisor {
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<Keeper> keepers = new ArrayList<>();
    private final List<Thread> watches = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Listener listener;

    public Supervisor(Listener listener) {
        this.listener = listener;
    }

    /// Hears what happens to parts.
    public interface Listener {
        /// A part has died.
        void died(Part part, Duration restartIn);

        /// It is ready again.
        void back(Part part);
    }

    /// Starts a part and keeps it running from now on.
    ///
    /// @throws IllegalStateException when the supervisor is stopping already
    public synchronized void add(Keeper keeper) {
        if (stopping.get()) {
            throw new IllegalStateException("stopping");
        }
        keeper.start();
        keepers.add(keeper);
        watches.add(
                Thread.ofVirtual()
                        .name("watch " + keeper.part().name())
                        .start(() -> watch(keeper)));
    }

    private void watch(Keeper keeper) {
        var backoff = new Backoff();
        while (!stopping.get()) {
            if (keeper.process().isPresent()) {
                LockSupport.parkNanos(POLL.toNanos());
                continue;
            }
            var wait = backoff.after(keeper.age());
            listener.died(keeper.part(), wait);
            restart(keeper, wait);
        }
    }

    private void restart(Keeper keeper, Duration wait) {
        var until = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < until && !stopping.get()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        if (startUnlessStopping(keeper) && keeper.awaitReadyOrDeath(Duration.ofMinutes(2))) {
            listener.back(keeper.part());
        }
    }

    private synchronized boolean startUnlessStopping(Keeper keeper) {
        if (stopping.get()) {
            return false;
        }
        keeper.start();
        return true;
    }

    /// Ends all parts: the last one started first, those of one group at the same time.
    ///
    /// @param order names, first to end first; parts in one inner list end together
    public void stop(List<List<String>> order) {
        synchronized (this) {
            stopping.set(true);
        }
        for (var group : order) {
            Keeper.endAll(keepers.stream().filter(k -> group.contains(k.part().name())).toList());
        }
    }

    /// Ends all parts at once and by force, with whatever they have started.
    public void kill() {
        synchronized (this) {
            stopping.set(true);
        }
        keepers.stream().flatMap(k -> k.process().stream()).forEach(Supervisor::kill);
    }

    private static void kill(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
