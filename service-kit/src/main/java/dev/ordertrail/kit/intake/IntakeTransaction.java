package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.KitConfig;
import dev.ordertrail.kit.health.Stops;
import dev.ordertrail.kit.intake.OffsetRows.Move;
import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.SqlFailure;
import dev.ordertrail.kit.tx.Tx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Takes a batch in: finds what is new by the stored offsets, hands it on, and moves the offsets in
/// the same transaction.
///
/// The offsets' rows are locked first. A replica that lost its partition without knowing waits for
/// the lock, sees another owner, and changes nothing.
@Singleton
class IntakeTransaction {
    private static final Logger LOG = Logger.getLogger(IntakeTransaction.class);

    private final KitConfig.Intake config;
    private final Tx tx;
    private final Stops stops;
    private final Replica replica;

    @Inject
    IntakeTransaction(KitConfig config, Tx tx, Stops stops) {
        this(config.intake(), tx, stops, Replica.THIS);
    }

    IntakeTransaction(KitConfig.Intake config, Tx tx, Stops stops, Replica replica) {
        this.config = config;
        this.tx = tx;
        this.stops = stops;
        this.replica = replica;
    }

    /// Returns when the batch is committed. Waits while PostgreSQL is away, repeats what lost a
    /// race.
    ///
    /// @throws RuntimeException when it cannot go on: liveness is DOWN then
    void accept(String group, ConsumerRecords<String, byte[]> records, Step step) {
        var wait = config.retry();
        while (!done(group, records, step, wait)) {
            var doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(config.longestRetry()) > 0 ? config.longestRetry() : doubled;
        }
    }

    private boolean done(
            String group, ConsumerRecords<String, byte[]> records, Step step, Duration wait) {
        try {
            var gaps = tx.in(connection -> once(connection, group, records, step));
            gaps.forEach((partition, why) -> stops.stopped(name(group, partition), why.reason()));
            return true;
        } catch (DatabaseAway _) {
            LOG.warnf("intake waits for PostgreSQL: group=%s", group);
        } catch (SqlFailure e) {
            if (!e.isConflict()) {
                throw stopped(group, records, e);
            }
            LOG.debugf("intake repeats: group=%s state=%s", group, e.state());
        } catch (RuntimeException e) {
            throw stopped(group, records, e);
        }
        pause(wait);
        return false;
    }

    private Map<TopicPartition, Gap> once(
            Connection connection, String group, ConsumerRecords<String, byte[]> records, Step step)
            throws SQLException {
        var positions = OffsetRows.lock(connection, group, records.partitions());
        var from = new HashMap<TopicPartition, Long>();
        var news = new ArrayList<Located>();
        for (var partition : OffsetRows.sorted(records.partitions())) {
            var position = positions.get(partition);
            if (position == null) {
                throw new IllegalStateException(
                        partition + " was never assigned: is StoredOffsets in place?");
            }
            if (!position.isOwnedBy(replica)) {
                LOG.warnf(
                        "fenced off, another replica has it: group=%s partition=%s",
                        group, partition);
            } else if (!stops.isStopped(name(group, partition))) {
                from.put(partition, position.next());
                records.records(partition).stream()
                        .filter(r -> r.offset() >= position.next())
                        .map(r -> new Located(r, r.offset() < position.historyUntil()))
                        .forEach(news::add);
            }
        }
        var gaps = news.isEmpty() ? Map.<TopicPartition, Gap>of() : step.take(connection, news);
        move(connection, group, from, ends(news, gaps));
        return gaps;
    }

    private static Map<TopicPartition, Long> ends(
            List<Located> news, Map<TopicPartition, Gap> gaps) {
        var ends = new HashMap<TopicPartition, Long>();
        news.forEach(n -> ends.put(n.partition(), n.record().offset() + 1));
        gaps.forEach((partition, gap) -> ends.put(partition, gap.offset()));
        return ends;
    }

    private static void move(
            Connection connection,
            String group,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to)
            throws SQLException {
        var moves =
                to.entrySet().stream()
                        .map(end ->
                                new Move(
                                        end.getKey(),
                                        from.getOrDefault(end.getKey(), end.getValue()),
                                        end.getValue()))
                        .toList();
        OffsetRows.move(connection, group, moves);
    }

    private RuntimeException stopped(
            String group, ConsumerRecords<String, byte[]> records, RuntimeException e) {
        LOG.errorf(e, "intake cannot go on: group=%s", group);
        records.partitions()
                .forEach(p -> stops.stopped(name(group, p), e.getClass().getSimpleName()));
        return e;
    }

    private static String name(String group, TopicPartition partition) {
        return group + "/" + partition;
    }

    private static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    /// What happens to new records in the transaction.
    @FunctionalInterface
    interface Step {
        /// Applies or parks them, and says which partitions have a gap, and where.
        Map<TopicPartition, Gap> take(Connection connection, List<Located> news)
                throws SQLException;
    }

    /// A version is missing before this record.
    record Gap(long offset, String reason) {}
}
