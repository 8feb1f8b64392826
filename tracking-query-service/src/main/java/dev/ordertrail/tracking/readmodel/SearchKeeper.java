package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Finishes search rows whose person's key came after the order, or was destroyed since; and those
/// that a migration left to be made. It looks when the projector says so, and every two seconds.
@Singleton
public class SearchKeeper {
    private static final Logger LOG = Logger.getLogger(SearchKeeper.class);
    private static final int ROWS_AT_ONCE = 500;
    private static final long SOON_MS = 25;
    private static final long SELDOM_MS = 2_000;
    private static final int TRIES = 40;

    private final Tx tx;
    private final SearchIndex index;
    private final Semaphore told = new Semaphore(0);
    private volatile boolean open = true;

    @Inject
    SearchKeeper(Tx tx, SearchIndex index) {
        this.tx = tx;
        this.index = index;
    }

    /// A row waits for a key that is on its way.
    public void expect() {
        told.release();
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("search-rows").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
        told.release();
    }

    private void run() {
        var tries = 0;
        try {
            while (open) {
                if (told.tryAcquire(tries > 0 ? SOON_MS : SELDOM_MS, TimeUnit.MILLISECONDS)) {
                    told.drainPermits();
                    tries = TRIES;
                }
                tries = complete() ? TRIES : tries - 1;
            }
        } catch (InterruptedException _) {
            LOG.debug("search rows interrupted");
        }
    }

    private boolean complete() {
        try {
            return tx.in(c -> index.complete(c, ROWS_AT_ONCE)) > 0;
        } catch (DatabaseAway | SqlFailure e) {
            LOG.debugf("search rows come later: cause=%s", e.getClass().getSimpleName());
            return false;
        }
    }
}
