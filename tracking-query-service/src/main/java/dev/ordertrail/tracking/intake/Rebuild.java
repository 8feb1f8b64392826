package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.outbox.DedicatedConnections;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.RebuildProgress;
import dev.ordertrail.tracking.readmodel.RebuildProgress.Counts;
import dev.ordertrail.tracking.readmodel.RebuildProgress.State;
import dev.ordertrail.tracking.readmodel.Rebuilder;
import dev.ordertrail.tracking.readmodel.SearchIndex;
import dev.ordertrail.tracking.readmodel.Shadow;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Rebuilds the view from the start of the topics, beside the live one, and swaps when it has
/// caught up. Reads never stop; the live projection stands still only for the last step. One
/// rebuild at a time, whichever replica does it.
@Singleton
public class Rebuild implements Rebuilder {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    private static final long LOCK = 0x07de7a11L;
    private static final int MOST_SHARES = 4;

    private final Tx tx;
    private final DedicatedConnections connections;
    private final SearchIndex search;
    private final Map<String, Object> broker;
    private final Clock clock = Clock.systemUTC();

    @Inject
    Rebuild(
            Tx tx,
            DedicatedConnections connections,
            SearchIndex search,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.tx = tx;
        this.connections = connections;
        this.search = search;
        this.broker = broker;
    }

    @Override
    public boolean start() {
        try {
            var lock = connections.open("ordertrail rebuild");
            if (!isTaken(lock)) {
                lock.close();
                return false;
            }
            var now = clock.instant();
            tell(RebuildProgress.reading(State.READING, now, now, new Counts(0, 0, 0)));
            Thread.ofPlatform().name("rebuild").daemon().start(() -> run(lock));
            return true;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    @Override
    public RebuildProgress progress() {
        return tx.read(Shadow::progress);
    }

    private static boolean isTaken(Connection c) throws SQLException {
        try (var take = c.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            take.setLong(1, LOCK);
            try (var row = take.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void run(Connection lock) {
        try (lock) {
            var target = tx.read(Generation::peek).other();
            tx.run(c -> Shadow.clear(c, target));
            try (var rebuild = new RebuildRun(tx, shares(target), target, clock)) {
                rebuild.run();
            }
            tx.run(c -> Shadow.clear(c, target.other()));
        } catch (SQLException | RuntimeException e) {
            LOG.error("the rebuild failed; the live view is as it was", e);
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e);
        }
    }

    private List<RebuildShare> shares(Generation target) {
        var atMost = Math.min(Runtime.getRuntime().availableProcessors(), MOST_SHARES);
        return WholeLog.shares(broker, atMost).stream()
                .map(log -> new RebuildShare(tx, log, target, search))
                .toList();
    }

    private void failed(Exception e) {
        try {
            tell(progress().failed(e.getClass().getSimpleName(), clock.instant()));
        } catch (RuntimeException away) {
            LOG.warn("nobody could be told that the rebuild failed", away);
        }
    }

    private void tell(RebuildProgress progress) {
        tx.run(c -> Shadow.tell(c, progress));
    }
}
