package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.RebuildProgress;
import dev.ordertrail.tracking.readmodel.RebuildProgress.Counts;
import dev.ordertrail.tracking.readmodel.RebuildProgress.State;
import dev.ordertrail.tracking.readmodel.Shadow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jboss.logging.Logger;

/// One rebuild: read, catch up, swap. Each share of the log is read by a thread of its own, but for
/// the last step.
final class RebuildRun implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final Duration TELL_EVERY = Duration.ofMillis(500);
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().name("rebuild-", 0).daemon().factory();
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long NEAR =
            5_000; // so few records are read while the live projection waits

    private final Tx tx;
    private final Generation target;
    private final Clock clock;
    private final List<RebuildShare> shares;
    private final Instant started;

    RebuildRun(Tx tx, List<RebuildShare> shares, Generation target, Clock clock) {
        this.tx = tx;
        this.shares = List.copyOf(shares);
        this.target = target;
        this.clock = clock;
        this.started = clock.instant();
    }

    void run() throws InterruptedException {
        catchUp();
        tx.run(c -> Shadow.settle(c, target));
        do {
            catchUp();
        } while (!swap());
        tell(State.DONE);
        LOG.infof("the view was rebuilt: records=%s", counts().read());
    }

    /// Returns when no share is far behind; the first that fails ends the others.
    private void catchUp() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(shares.size(), THREADS)) {
            var ended = new ExecutorCompletionService<Boolean>(threads);
            shares.forEach(share -> ended.submit(() -> catchUp(share), true));
            try {
                for (var left = shares.size(); left > 0; left--) {
                    ended.take().get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new IllegalStateException("a share of the log broke off", e.getCause());
            }
        }
    }

    private void catchUp(RebuildShare share) {
        do {
            share.read(TELL_EVERY);
            tell(State.READING);
        } while (share.behind() > NEAR / shares.size());
    }

    /// The last step, with the live projection standing still.
    ///
    /// @return false when it took too long; the live projection goes on meanwhile
    private boolean swap() {
        tell(State.SWAPPING);
        var until = clock.instant().plus(LONGEST_PAUSE);
        return tx.in(c -> {
            Generation.lock(c);
            var live = Shadow.liveOffsets(c, Intakes.GROUP);
            for (var share : shares) {
                while (share.behind(live) > 0) {
                    if (clock.instant().isAfter(until)) {
                        return false;
                    }
                    share.read(c);
                }
            }
            target.activate(c);
            return true;
        });
    }

    private synchronized void tell(State state) {
        var progress = RebuildProgress.reading(state, started, clock.instant(), counts());
        tx.run(c -> Shadow.tell(c, progress));
    }

    private Counts counts() {
        return shares.stream().map(RebuildShare::counts).reduce(Counts.NONE, Counts::plus);
    }

    @Override
    public void close() {
        shares.forEach(RebuildShare::close);
    }
}
