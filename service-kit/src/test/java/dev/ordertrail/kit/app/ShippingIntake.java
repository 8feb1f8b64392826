package dev.ordertrail.kit.app;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.intake.SequencedIntake;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes shipping-events in, as a service does; the test may hold it up.
@Singleton
public class ShippingIntake {
    public static final String GROUP = "kit-test";

    final List<Recorded<? extends Event>> applied = new CopyOnWriteArrayList<>();
    final AtomicInteger entered = new AtomicInteger();
    final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));

    private final SequencedIntake intake;

    @Inject
    ShippingIntake(SequencedIntake intake) {
        this.intake = intake;
    }

    @Incoming("shipping-events")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> batch) throws InterruptedException {
        entered.incrementAndGet();
        gate.get().await();
        intake.accept(GROUP, batch, this::apply);
    }

    private void apply(Connection connection, List<Recorded<? extends Event>> batch) {
        applied.addAll(batch);
    }

    List<Long> versions(String orderId) {
        return applied.stream()
                .filter(r -> r.orderId().equals(orderId))
                .map(Recorded::version)
                .toList();
    }
}
