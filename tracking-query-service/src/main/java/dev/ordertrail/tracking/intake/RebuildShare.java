package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.RebuildProgress.Counts;
import dev.ordertrail.tracking.readmodel.SearchIndex;
import dev.ordertrail.tracking.readmodel.Shadow;
import dev.ordertrail.tracking.readmodel.Shadow.Place;
import dev.ordertrail.tracking.readmodel.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// A share of the log and what it is folded into. One thread at a time reads it; all may ask how
/// far it is.
final class RebuildShare implements AutoCloseable {
    private final Tx tx;
    private final WholeLog log;
    private final List<ShadowFold> folds;
    private volatile Counts counts = Counts.NONE;

    RebuildShare(Tx tx, WholeLog log, Generation target, SearchIndex search) {
        this.tx = tx;
        this.log = log;
        this.folds =
                Arrays.stream(Source.values()).map(s -> new ShadowFold(s, target, search)).toList();
    }

    /// Folds records for about this long, or until there are none, in transactions that need not be
    /// durable.
    void read(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var total = log.total();
        ConsumerRecords<String, byte[]> records;
        do {
            records = log.next();
            var news = records;
            tx.run(c -> {
                Shadow.relax(c);
                fold(c, news, total);
            });
        } while (!records.isEmpty() && System.nanoTime() < end);
    }

    /// Folds the next records in the caller's transaction.
    void read(Connection c) throws SQLException {
        fold(c, log.next(), counts.total());
    }

    private void fold(Connection c, ConsumerRecords<String, byte[]> records, long total)
            throws SQLException {
        if (!records.isEmpty()) {
            for (var fold : folds) {
                fold.take(c, records);
            }
        }
        var parked = folds.stream().mapToLong(ShadowFold::parked).sum();
        counts = new Counts(counts.read() + records.count(), total, parked);
    }

    /// What was read, and what there was to read a moment ago.
    Counts counts() {
        return counts;
    }

    /// How many records lie between here and these offsets.
    long behind(Map<Place, Long> offsets) {
        return log.behind(offsets);
    }

    /// How many records lie between here and the live projection, or the end of the topics.
    long behind() {
        var live = tx.read(c -> Shadow.liveOffsets(c, Intakes.GROUP));
        return Math.max(log.behind(live), log.behindEnd());
    }

    @Override
    public void close() {
        log.close();
    }
}
