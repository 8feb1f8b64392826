package dev.ordertrail.payment.intake;

import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.payment.handle.KeepCase;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Everything that is told about orders, under offsets of its own: a dispute may be about an order
/// from before this service kept cases.
@ApplicationScoped
public class CaseEvents {
    static final String GROUP = "payment-case";

    private final SequencedIntake intake;
    private final KeepCase cases;

    CaseEvents(SequencedIntake intake, KeepCase cases) {
        this.intake = intake;
        this.cases = cases;
    }

    /// Lets parked records be redriven before the first batch has come.
    void start(@Observes StartupEvent started) {
        List.of(
                        Topics.ORDER_EVENTS,
                        Topics.PAYMENT_EVENTS,
                        Topics.SHIPPING_EVENTS,
                        Topics.NOTIFICATION_EVENTS)
                .forEach(topic -> intake.register(GROUP, topic.name(), cases::keep));
    }

    @Incoming("case-events")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, cases::keep);
    }
}
