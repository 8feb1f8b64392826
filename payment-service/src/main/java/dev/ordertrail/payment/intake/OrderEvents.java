package dev.ordertrail.payment.intake;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.payment.handle.WhenOrdersMove;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Batches of order-events, one at a time.
@ApplicationScoped
public class OrderEvents {
    static final String GROUP = "payment";

    private final SequencedIntake intake;
    private final WhenOrdersMove orders;

    OrderEvents(SequencedIntake intake, WhenOrdersMove orders) {
        this.intake = intake;
        this.orders = orders;
    }

    /// Lets parked records be redriven before the first batch has come.
    void start(@Observes StartupEvent started) {
        intake.registerWithHistory(GROUP, Topics.ORDER_EVENTS.name(), orders::apply);
    }

    @Incoming("order-events")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> batch) {
        intake.acceptWithHistory(GROUP, batch, orders::apply);
    }
}
