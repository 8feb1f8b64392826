package dev.ordertrail.tracking.intake;

import dev.ordertrail.kit.intake.RecordIntake;
import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.tracking.readmodel.Source;
import dev.ordertrail.tracking.readmodel.Workflows;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The channels. Each is worked off in order: `@Blocking` is ordered, virtual threads would not be.
@ApplicationScoped
public class Intakes {
    /// The name under which offsets and versions are kept.
    public static final String GROUP = "tracking";

    private final SequencedIntake intake;
    private final RecordIntake definitions;
    private final Projector projector;
    private final Workflows workflows;

    @Inject
    Intakes(
            SequencedIntake intake,
            RecordIntake definitions,
            Projector projector,
            Workflows workflows) {
        this.intake = intake;
        this.definitions = definitions;
        this.projector = projector;
        this.workflows = workflows;
    }

    /// A redrive finds its handlers before the first batch.
    void start(@Observes StartupEvent event) {
        for (var source : Source.values()) {
            intake.register(
                    GROUP, source.topic(), (c, events) -> projector.apply(c, source, events));
        }
    }

    @Incoming("order-events")
    @Blocking
    public void orders(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, (c, events) -> projector.apply(c, Source.ORDER, events));
    }

    @Incoming("payment-events")
    @Blocking
    public void payments(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, (c, events) -> projector.apply(c, Source.PAYMENT, events));
    }

    @Incoming("shipping-events")
    @Blocking
    public void parcels(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, (c, events) -> projector.apply(c, Source.SHIPPING, events));
    }

    @Incoming("notification-events")
    @Blocking
    public void notifications(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, (c, events) -> projector.apply(c, Source.NOTIFICATION, events));
    }

    @Incoming("workflow-definitions")
    @Blocking
    public void workflows(ConsumerRecords<String, byte[]> batch) {
        definitions.accept(
                GROUP,
                batch,
                (c, records) -> {
                    for (var definition : records) {
                        var json = definition.value();
                        if (json != null) {
                            workflows.learn(c, json);
                        }
                    }
                });
    }
}
