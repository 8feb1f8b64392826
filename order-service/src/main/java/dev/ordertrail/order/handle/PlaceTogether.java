package dev.ordertrail.order.handle;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.NewOrders;
import dev.ordertrail.order.store.Placing;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// Writes what several callers place at the same moment in one statement, which costs the database
/// little more than a single one (group commit). Nobody waits for company: what comes while all
/// writers are busy is what the next statement takes.
///
/// One order that cannot be written spoils none: the statement is undone as a whole, and then each
/// of its orders is written alone.
@ApplicationScoped
class PlaceTogether {
    private static final int WRITERS = 2;
    private static final int MOST = 64;

    /// The same order everywhere, so that two statements with the same keys wait for each other in
    /// no circle.
    private static final Comparator<Waiting> BY_CLAIM =
            Comparator.<Waiting, String>comparing(w -> w.placing.claim().principal())
                    .thenComparing(w -> w.placing.claim().operation())
                    .thenComparing(w -> w.placing.claim().key());

    private final Tx tx;
    private final NewOrders orders;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore idle = new Semaphore(WRITERS);
    private final ExecutorService writers =
            Executors.newFixedThreadPool(
                    WRITERS, Thread.ofPlatform().name("placing-", 0).daemon().factory());

    PlaceTogether(Tx tx, NewOrders orders) {
        this.tx = tx;
        this.orders = orders;
    }

    /// Returns when the order is durable.
    ///
    /// @throws dev.ordertrail.order.store.PlacingClash when something that may exist once exists
    ///   already
    /// @throws dev.ordertrail.order.store.ListingKnown when the shop's catalogue knows a listing
    /// @throws DatabaseAway when PostgreSQL cannot be reached
    void write(Placing placing) {
        var mine = new Waiting(placing);
        queue.add(mine);
        if (idle.tryAcquire()) {
            writeNext();
            passOn();
        }
        mine.await();
    }

    @PreDestroy
    void stop() {
        writers.shutdown();
    }

    /// Whoever wrote for themselves goes on; the rest of the queue is a writer's.
    private void passOn() {
        if (queue.isEmpty()) {
            release();
        } else {
            writers.execute(this::writeAll);
        }
    }

    private void writeAll() {
        while (!queue.isEmpty()) {
            writeNext();
        }
        release();
    }

    /// What was queued between the last look and the release found nobody idle.
    private void release() {
        idle.release();
        if (!queue.isEmpty() && idle.tryAcquire()) {
            writers.execute(this::writeAll);
        }
    }

    private void writeNext() {
        var batch = new ArrayList<Waiting>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
            if (batch.size() == MOST) {
                break;
            }
        }
        batch.sort(BY_CLAIM);
        try {
            write(batch);
        } catch (DatabaseAway e) {
            batch.forEach(w -> w.written.completeExceptionally(e));
        } catch (RuntimeException e) {
            apart(batch, e);
        }
    }

    private void apart(List<Waiting> batch, RuntimeException why) {
        if (batch.size() == 1) {
            batch.getFirst().written.completeExceptionally(why);
            return;
        }
        for (var one : batch) {
            try {
                write(List.of(one));
            } catch (RuntimeException e) {
                one.written.completeExceptionally(e);
            }
        }
    }

    /// One statement in auto-commit: its only round trip is also its commit.
    private void write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return;
        }
        tx.apart(c -> {
            orders.writeAnswered(c, batch.stream().map(w -> w.placing).toList());
            return batch;
        });
        orders.told();
        batch.forEach(w -> w.written.complete(null));
    }

    private static final class Waiting {
        private final Placing placing;
        private final CompletableFuture<Void> written = new CompletableFuture<>();

        Waiting(Placing placing) {
            this.placing = placing;
        }

        void await() {
            try {
                written.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
