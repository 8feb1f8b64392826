package dev.ordertrail.payment.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.intake.RecordIntake;
import dev.ordertrail.payment.handle.OrderStandings;
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

/// The workflows, of which only the phases of their statuses matter here.
@ApplicationScoped
public class WorkflowDefinitions {
    static final String GROUP = "payment-workflows";
    // A word that only a newer writer knows concerns triggers, not phases.
    private static final ObjectReader READER =
            EventJson.mapper()
                    .readerFor(WorkflowDefinition.class)
                    .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL);

    private final RecordIntake intake;
    private final OrderStandings standings;

    WorkflowDefinitions(RecordIntake intake, OrderStandings standings) {
        this.intake = intake;
        this.standings = standings;
    }

    @Incoming("workflow-definitions")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, this::apply);
    }

    private void apply(Connection c, List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException {
        for (var record : batch) {
            if (record.value() != null) {
                standings.learn(c, read(record.value()));
            }
        }
    }

    private static WorkflowDefinition read(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
