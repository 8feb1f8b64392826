package dev.ordertrail.notification.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.intake.RecordIntake;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.notification.store.WorkflowDefinitions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The workflows: their words, colours and who is told.
@ApplicationScoped
public class WorkflowsIntake {
    private static final int ORDERS_AT_ONCE = 200;
    // A word that only a newer writer knows concerns triggers, which nobody is told by.
    private static final ObjectReader READER =
            EventJson.mapper()
                    .readerFor(WorkflowDefinition.class)
                    .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);

    private final RecordIntake intake;
    private final WorkflowDefinitions workflows;
    private final Planner planner;
    private final Tx tx;

    WorkflowsIntake(RecordIntake intake, WorkflowDefinitions workflows, Planner planner, Tx tx) {
        this.intake = intake;
        this.workflows = workflows;
        this.planner = planner;
        this.tx = tx;
    }

    @Incoming("workflow-definitions")
    @Blocking
    void on(ConsumerRecords<String, byte[]> batch) {
        intake.accept(EventsIntake.GROUP, batch, this::apply);
    }

    private void apply(Connection c, List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException {
        for (var record : batch) {
            if (record.value() != null) {
                workflows.learn(c, read(record.value()));
            }
        }
    }

    /// Orders can come before their workflow, on another topic: what waited is understood here.
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void understandWhatWaited() {
        int orders;
        do {
            orders = tx.in(c -> planner.planReady(c, ORDERS_AT_ONCE));
        } while (orders == ORDERS_AT_ONCE);
    }

    private static WorkflowDefinition read(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
