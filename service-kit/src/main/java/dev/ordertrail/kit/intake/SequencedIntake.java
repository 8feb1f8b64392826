package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.intake.IntakeTransaction.Gap;
import dev.ordertrail.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// Takes in events that are numbered per order: duplicates are skipped, a record that cannot be
/// handled parks its order, a gap stops its partition.
@Singleton
public class SequencedIntake {
    private final IntakeTransaction transaction;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Map<Place, AppliesWithHistory> handlers = new ConcurrentHashMap<>();
    private final Map<String, VersionStore> stores = new ConcurrentHashMap<>();
    private final VersionStore kitVersions = new KitVersions();

    @Inject
    SequencedIntake(IntakeTransaction transaction, Outbox outbox, MeterRegistry metrics) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /// Takes a batch in. Returns when it is committed; waits while PostgreSQL is away.
    ///
    /// @param group the name of the offsets, the same as that of [StoredOffsets]
    /// @throws RuntimeException when it cannot go on: liveness is DOWN then
    public void accept(String group, ConsumerRecords<String, byte[]> records, Applies applies) {
        acceptWithHistory(group, records, withoutHistory(applies));
    }

    /// Like [#accept], for those with side effects.
    public void acceptWithHistory(
            String group, ConsumerRecords<String, byte[]> records, AppliesWithHistory applies) {
        records.partitions().forEach(p -> handlers.put(new Place(group, p.topic()), applies));
        transaction.accept(
                group, records, (connection, news) -> take(connection, group, news, applies));
        metrics.counter("ordertrail.intake.records", "group", group).increment(records.count());
    }

    /// Makes a handler known before its first batch, so that a redrive after a restart need not
    /// wait for one.
    public void register(String group, String topic, Applies applies) {
        registerWithHistory(group, topic, withoutHistory(applies));
    }

    /// Like [#register], for those with side effects.
    public void registerWithHistory(String group, String topic, AppliesWithHistory applies) {
        handlers.putIfAbsent(new Place(group, topic), applies);
    }

    /// Lets a group keep its versions in rows of its own.
    public void useVersions(String group, VersionStore store) {
        stores.put(group, store);
    }

    Optional<AppliesWithHistory> handler(String group, String topic) {
        return Optional.ofNullable(handlers.get(new Place(group, topic)));
    }

    VersionStore versions(String group) {
        return stores.getOrDefault(group, kitVersions);
    }

    private Map<TopicPartition, Gap> take(
            Connection connection, String group, List<Located> news, AppliesWithHistory applies)
            throws SQLException {
        var gaps = new HashMap<TopicPartition, Gap>();
        for (var topic : Located.byTopic(news).entrySet()) {
            gaps.putAll(
                    take(connection, new Place(group, topic.getKey()), topic.getValue(), applies));
        }
        return gaps;
    }

    private Map<TopicPartition, Gap> take(
            Connection connection, Place at, List<Located> news, AppliesWithHistory applies)
            throws SQLException {
        var items = news.stream().map(Item::of).toList();
        var orders = new TreeSet<String>();
        items.forEach(item -> orders.add(item.orderId()));
        var versions = versions(at.group());
        var sequence =
                new Sequence(
                        applies,
                        versions.last(connection, at.group(), at.topic(), orders),
                        ParkedRows.among(connection, at.group(), at.topic(), orders));
        items.forEach(sequence::sort);
        sequence.apply(connection);
        if (!sequence.applied().isEmpty()) {
            versions.save(connection, at.group(), at.topic(), sequence.applied());
        }
        for (var item : sequence.parked()) {
            ParkedRows.park(connection, at.group(), item);
            DeadLetters.send(
                    outbox,
                    connection,
                    at.group(),
                    item.located().record(),
                    item.headers(),
                    item.why());
        }
        return sequence.gaps();
    }

    private static AppliesWithHistory withoutHistory(Applies applies) {
        return (connection, batch) ->
                applies.apply(
                        connection,
                        batch.stream()
                                .<dev.ordertrail.contracts.Recorded<
                                                ? extends dev.ordertrail.contracts.Event>>
                                        map(Seen::recorded)
                                .toList());
    }

    private record Place(String group, String topic) {}
}
