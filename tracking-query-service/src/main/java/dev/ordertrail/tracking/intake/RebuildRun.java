package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.RebuildProgress;
import dev.ordertrail.tracking.readmodel.RebuildProgress.Counts;
import dev.ordertrail.tracking.readmodel.RebuildProgress.State;
import dev.ordertrail.tracking.readmodel.SearchIndex;
import dev.ordertrail.tracking.readmodel.Shadow;
import dev.ordertrail.tracking.readmodel.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// One rebuild: read, catch up, swap.
final class RebuildRun {
    private static final Logger LOG = Logger.getLogger(RebuildRun.class);
    private static final Duration TELL_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long NEAR =
            5_000; // so few records are read while the live projection waits

    private final Tx tx;
    private final WholeLog log;
    private final Generation target;
    private final Clock clock;
    private final List<ShadowFold> folds;
    private final Instant started;
    private Instant told = Instant.EPOCH;
    private long read;
    private long total;

    RebuildRun(Tx tx, WholeLog log, Generation target, SearchIndex search, Clock clock) {
        this.tx = tx;
        this.log = log;
        this.target = target;
        this.clock = clock;
        this.started = clock.instant();
        this.folds =
                Arrays.stream(Source.values()).map(s -> new ShadowFold(s, target, search)).toList();
    }

    void run() {
        catchUp();
        tx.run(c -> Shadow.settle(c, target));
        do {
            catchUp();
        } while (!swap());
        tell(State.DONE, true);
        LOG.infof("the view was rebuilt: records=%s", read);
    }

    RebuildProgress progress(State state) {
        var parked = folds.stream().mapToLong(ShadowFold::parked).sum();
        return RebuildProgress.reading(
                state, started, clock.instant(), new Counts(read, total, parked));
    }

    private void catchUp() {
        do {
            var records = log.next();
            tx.run(c -> {
                Shadow.relax(c);
                fold(c, records);
            });
            tell(State.READING, false);
        } while (tx.read(c -> log.behind(Shadow.liveOffsets(c, Intakes.GROUP))) > NEAR
                || log.behindEnd() > NEAR);
    }

    /// The last step, with the live projection standing still.
    ///
    /// @return false when it took too long; the live projection goes on meanwhile
    private boolean swap() {
        tell(State.SWAPPING, true);
        var until = clock.instant().plus(LONGEST_PAUSE);
        return tx.in(c -> {
            Generation.lock(c);
            var live = Shadow.liveOffsets(c, Intakes.GROUP);
            while (log.behind(live) > 0) {
                if (clock.instant().isAfter(until)) {
                    return false;
                }
                fold(c, log.next());
            }
            target.activate(c);
            return true;
        });
    }

    private void fold(Connection c, ConsumerRecords<String, byte[]> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        for (var fold : folds) {
            fold.take(c, records);
        }
        read += records.count();
    }

    private void tell(State state, boolean now) {
        if (now || clock.instant().isAfter(told.plus(TELL_EVERY))) {
            told = clock.instant();
            total = log.total();
            var progress = progress(state);
            tx.run(c -> Shadow.tell(c, progress));
        }
    }
}
