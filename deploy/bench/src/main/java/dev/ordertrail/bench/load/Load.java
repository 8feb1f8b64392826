package dev.ordertrail.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Load by a number of clients, each with a connection of its own.
///
/// @param address the server
/// @param clients how many at once
public record Load(URI address, int clients) {

    /// One request of one client.
    @FunctionalInterface
    public interface Request {
        /// Sends it.
        ///
        /// @return whether the answer was what was asked for
        boolean send(Wire wire) throws IOException;
    }

    /// Every client asks again as soon as it was answered: for rates.
    public Figures closed(Duration time, Request request) {
        var end = System.nanoTime() + time.toNanos();
        return run(
                time,
                wire -> {
                    var mine = new Share();
                    while (System.nanoTime() < end) {
                        mine.count(System.nanoTime(), request.send(wire));
                    }
                    return mine;
                });
    }

    /// Requests are due at a fixed rate, whether earlier ones were answered or not; latency counts
    /// from when each was due.
    public Figures open(Duration time, int perSecond, Request request) {
        var start = System.nanoTime();
        var total = time.toSeconds() * perSecond;
        var gap = 1_000_000_000L / perSecond;
        var next = new AtomicLong();
        return run(
                time,
                wire -> {
                    var mine = new Share();
                    for (var n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                        var due = start + n * gap;
                        while (System.nanoTime() < due) {
                            LockSupport.parkNanos(due - System.nanoTime());
                        }
                        mine.count(due, request.send(wire));
                    }
                    return mine;
                });
    }

    private Figures run(Duration time, Client client) {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var shares = new ArrayList<Future<Share>>();
            for (var i = 0; i < clients; i++) {
                shares.add(threads.submit(onOwnWire(client)));
            }
            return sum(time, shares);
        }
    }

    private Callable<Share> onOwnWire(Client client) {
        return () -> {
            try (var wire = new Wire(address)) {
                return client.work(wire);
            }
        };
    }

    private static Figures sum(Duration time, List<Future<Share>> shares) {
        var latency = Figures.histogram();
        var failures = 0L;
        for (var future : shares) {
            try {
                var share = future.get();
                latency.add(share.latency);
                failures += share.failures;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a client broke off", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        var done = latency.getTotalCount() - failures;
        return new Figures(done * 1e9 / time.toNanos(), failures, latency);
    }

    @FunctionalInterface
    private interface Client {
        Share work(Wire wire) throws IOException;
    }

    /// What one client did.
    private static final class Share {
        private final Histogram latency = Figures.histogram();
        private long failures;

        void count(long since, boolean good) {
            var micros = (System.nanoTime() - since) / 1000;
            latency.recordValue(Math.clamp(micros, 0, latency.getHighestTrackableValue()));
            failures += good ? 0 : 1;
        }
    }
}
