package dev.ordertrail.notification.intake;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.intake.Seen;
import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.notification.store.WaitingEvents.Waiting;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The two topics that people are told of.
@ApplicationScoped
public class EventsIntake {
    /// The name under which this service keeps its place in the topics.
    static final String GROUP = "notification";

    private final SequencedIntake intake;
    private final Planner planner;

    EventsIntake(SequencedIntake intake, Planner planner) {
        this.intake = intake;
        this.planner = planner;
    }

    void start(@Observes StartupEvent start) {
        intake.registerWithHistory(GROUP, Topics.ORDER_EVENTS.name(), this::apply);
        intake.registerWithHistory(GROUP, Topics.PAYMENT_EVENTS.name(), this::apply);
    }

    @Incoming("order-events")
    @Blocking
    void onOrders(ConsumerRecords<String, byte[]> batch) {
        intake.acceptWithHistory(GROUP, batch, this::apply);
    }

    @Incoming("payment-events")
    @Blocking
    void onPayments(ConsumerRecords<String, byte[]> batch) {
        intake.acceptWithHistory(GROUP, batch, this::apply);
    }

    private void apply(Connection c, List<Seen> batch) throws SQLException {
        planner.plan(c, batch.stream().map(s -> new Waiting(s.recorded(), s.history())).toList());
    }
}
