package dev.ordertrail.order.bulk;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.store.ImportChunks;
import dev.ordertrail.order.store.ImportRows;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Works off what was uploaded, one import after the other: also what an earlier process left. An
/// import is worked off by one replica at a time.
@ApplicationScoped
class ImportWorker {
    private static final Logger LOG = Logger.getLogger(ImportWorker.class);
    private static final int PATIENCE_SECONDS = 10;

    private final Tx tx;
    private final ImportRows rows;
    private final ImportChunks chunks;
    private final ImportRun run;
    private final ImportConfig config;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopping;
    private final Thread thread =
            Thread.ofPlatform().name("imports").daemon().unstarted(this::work);

    ImportWorker(Tx tx, ImportRows rows, ImportChunks chunks, ImportRun run, ImportConfig config) {
        this.tx = tx;
        this.rows = rows;
        this.chunks = chunks;
        this.run = run;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /// There is something to do.
    void wake() {
        bell.release();
    }

    /// Forgets what is old.
    @Scheduled(every = "1h", delayed = "3m", identity = "imports-forget")
    void forget() {
        for (var id : tx.read(c -> rows.left(c, config.unfinished()))) {
            tx.run(c -> {
                rows.finish(c, id, "cancelled", "the upload was never completed");
                chunks.drop(c, id);
            });
        }
        tx.run(c -> rows.forget(c, config.keep()));
    }

    private void work() {
        while (!stopping) {
            try {
                tx.read(rows::open).forEach(this::workOff);
            } catch (DatabaseAway e) {
                LOG.debug("imports wait for PostgreSQL");
            } catch (RuntimeException e) {
                LOG.error("imports stand still for a moment", e);
            }
            pause();
        }
    }

    /// The lock goes with its connection: a process that dies leaves none behind.
    private void workOff(String id) {
        tx.apart(lock -> {
            if (!stopping && chunks.lock(lock, id)) {
                try {
                    run.workOff(id, () -> stopping);
                } catch (SqlFailure e) {
                    LOG.warnf("an import is tried again: importId=%s state=%s", id, e.state());
                } finally {
                    chunks.unlock(lock, id);
                }
            }
            return id;
        });
    }

    private void pause() {
        try {
            if (!stopping && bell.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }
}
