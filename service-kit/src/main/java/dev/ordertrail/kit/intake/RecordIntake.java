package dev.ordertrail.kit.intake;

import dev.ordertrail.kit.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// Takes in records without versions (commands, workflow definitions), each once. One that cannot
/// be handled goes to the dead letters; the others go on.
@Singleton
public class RecordIntake {
    private static final Logger LOG = Logger.getLogger(RecordIntake.class);

    private final IntakeTransaction transaction;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    @Inject
    RecordIntake(IntakeTransaction transaction, Outbox outbox, MeterRegistry metrics) {
        this.transaction = transaction;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /// Takes a batch in. Returns when it is committed; waits while PostgreSQL is away.
    ///
    /// @param group the name of the offsets, the same as that of [StoredOffsets]
    public void accept(
            String group, ConsumerRecords<String, byte[]> records, AppliesRecords applies) {
        transaction.accept(
                group,
                records,
                (connection, news) -> {
                    take(connection, group, news, applies);
                    return Map.of();
                });
        metrics.counter("ordertrail.intake.records", "group", group).increment(records.count());
    }

    private void take(
            Connection connection, String group, List<Located> news, AppliesRecords applies)
            throws SQLException {
        var batch = news.stream().map(Located::record).toList();
        if (Poison.attempt(connection, () -> applies.apply(connection, batch)) == null) {
            return;
        }
        for (var record : batch) {
            var failure =
                    Poison.attempt(connection, () -> applies.apply(connection, List.of(record)));
            if (failure != null) {
                LOG.errorf(
                        failure,
                        "dead letter: topic=%s partition=%s offset=%s",
                        record.topic(),
                        record.partition(),
                        record.offset());
                DeadLetters.send(
                        outbox, connection, group, record, Headers.of(record), Poison.why(failure));
            }
        }
    }
}
