package dev.ordertrail.shipping.intake;

import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.shipping.handle.WhenOrdersMove;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Follows `order-events`.
@ApplicationScoped
public class OrderEventsIntake {
    static final String GROUP = "shipping";

    private final SequencedIntake intake;
    private final WhenOrdersMove orders;

    @Inject
    OrderEventsIntake(SequencedIntake intake, WhenOrdersMove orders) {
        this.intake = intake;
        this.orders = orders;
    }

    /// Takes one batch in; returns when it is committed.
    @Incoming("order-events")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, orders::apply);
    }
}
