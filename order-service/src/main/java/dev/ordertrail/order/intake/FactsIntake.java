package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.kit.intake.SequencedIntake;
import dev.ordertrail.order.handle.Fact;
import dev.ordertrail.order.handle.NoteFacts;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes in what happened to payments and parcels.
@ApplicationScoped
class FactsIntake {
    /// The name of the offsets in the database.
    static final String GROUP = "order";

    private final SequencedIntake intake;
    private final NoteFacts facts;

    FactsIntake(SequencedIntake intake, NoteFacts facts) {
        this.intake = intake;
        this.facts = facts;
    }

    void start(@Observes StartupEvent started) {
        intake.register(GROUP, Topics.PAYMENT_EVENTS.name(), this::apply);
        intake.register(GROUP, Topics.SHIPPING_EVENTS.name(), this::apply);
    }

    @Incoming("payment-events")
    @Blocking
    void payments(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, this::apply);
    }

    @Incoming("shipping-events")
    @Blocking
    void shipping(ConsumerRecords<String, byte[]> batch) {
        intake.accept(GROUP, batch, this::apply);
    }

    private void apply(Connection c, List<Recorded<? extends Event>> batch) throws SQLException {
        facts.note(c, batch.stream().flatMap(in -> fact(in).stream()).toList());
    }

    private static Optional<Fact> fact(Recorded<? extends Event> in) {
        return switch (in.event()) {
            case PaymentEvent e -> PaymentFacts.of(new Recorded<>(in.envelope(), e));
            case ShippingEvent e -> Optional.of(ShippingFacts.of(new Recorded<>(in.envelope(), e)));
            case dev.ordertrail.contracts.OrderEvent _,
                    dev.ordertrail.contracts.NotificationEvent _ ->
                    throw new IllegalArgumentException("no fact of a payment or a parcel");
        };
    }
}
