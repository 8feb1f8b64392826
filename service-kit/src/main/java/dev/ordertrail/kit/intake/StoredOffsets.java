package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.tx.DatabaseAway;
import dev.ordertrail.kit.tx.Tx;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// On assignment, makes this replica the owner of its partitions (others are fenced off) and seeks
/// to the stored offsets. At a group's very first start it begins at the start of the topic and
/// remembers where history ends.
///
/// A service makes a bean of it: `@Singleton @Identifier("...")`.
public abstract class StoredOffsets implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(StoredOffsets.class);
    private static final Duration RETRY = Duration.ofMillis(500);

    private final Tx tx;
    private final String group;
    private final Replica replica;

    /// @param group the name the service gives to the intake
    protected StoredOffsets(DataSource dataSource, String group) {
        this(dataSource, group, Replica.THIS);
    }

    StoredOffsets(DataSource dataSource, String group, Replica replica) {
        this.tx = new Tx(dataSource);
        this.group = group;
        this.replica = replica;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        claimed(partitions, begins, ends).forEach(consumer::seek);
        LOG.infof("partitions assigned: group=%s count=%s", group, partitions.size());
    }

    private Map<TopicPartition, Long> claimed(
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        while (true) {
            try {
                return tx.in(connection -> {
                    var stored = new HashMap<TopicPartition, Long>();
                    for (var p : OffsetRows.sorted(partitions)) {
                        var begin = begins.getOrDefault(p, 0L);
                        var end = ends.getOrDefault(p, 0L);
                        stored.put(p, OffsetRows.claim(connection, group, p, begin, end, replica));
                    }
                    return stored;
                });
            } catch (DatabaseAway e) {
                LOG.warnf("partitions wait for PostgreSQL: group=%s", group);
                pause(e);
            }
        }
    }

    private static void pause(DatabaseAway e) {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }
}
