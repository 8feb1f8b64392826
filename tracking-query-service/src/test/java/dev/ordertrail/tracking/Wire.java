package dev.ordertrail.tracking;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.contracts.PostalAddress;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.kit.tx.Tx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Puts stories on the real topics, as the services that write them would.
@Singleton
public class Wire {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    private final Tx tx;
    private final PersonKeys keys;
    private final Sealing sealing;
    private final KafkaProducer<String, byte[]> producer;
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();

    @Inject
    Wire(
            Tx tx,
            PersonKeys keys,
            Sealing sealing,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.tx = tx;
        this.keys = keys;
        this.sealing = sealing;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /// An order nobody else has.
    public Story story() {
        var n = COUNT.incrementAndGet() + "-" + Long.toString(System.nanoTime(), 36);
        return new Story("order-" + n, "ORD-T" + n);
    }

    public void publishWorkflow() {
        publish(Flows.MARKETPLACE);
    }

    public void publish(WorkflowDefinition flow) {
        try {
            var json = EventJson.mapper().writeValueAsBytes(flow);
            put(
                    new ProducerRecord<>(
                            Topics.WORKFLOW_DEFINITIONS.name(), flow.ref().toString(), json));
            flush();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(Story story) {
        send(story.told());
    }

    public void send(List<? extends Recorded<? extends Event>> events) {
        events.forEach(r -> send(r.envelope(), topic(r.event()), EventJson.write(r.event())));
        flush();
    }

    /// A record as it is, readable or not.
    public void send(Envelope envelope, Topic topic, byte[] value) {
        var record = new ProducerRecord<>(topic.name(), envelope.subject(), value);
        envelope.headers()
                .forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        put(record);
    }

    /// Returns when the broker has everything.
    public void flush() {
        producer.flush();
        if (!failures.isEmpty()) {
            throw new AssertionError("the broker refused", failures.peek());
        }
    }

    private void put(ProducerRecord<String, byte[]> record) {
        var _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure != null) {
                                failures.add(failure);
                            }
                        });
    }

    /// Personal data of John Doe, sealed for this person.
    public Sealed johnDoe(String person) {
        var data =
                new PersonalData(
                        "John Doe",
                        "john@example.com",
                        "+1234567890",
                        new PostalAddress(
                                "John Doe", "123 Main St", null, "New York", "NY", "10001", "US"),
                        Map.of(),
                        "Ring twice",
                        null);
        return sealed(person, data);
    }

    public Sealed sealed(String person, PersonalData data) {
        keys.ensure(List.of(person));
        return tx.in(c -> sealing.seal(c, person, data));
    }

    public Sealed text(String person, String text) {
        keys.ensure(List.of(person));
        return tx.in(c -> sealing.sealText(c, person, text));
    }

    public void erase(String person) {
        tx.run(c -> keys.erase(c, person));
    }

    private static Topic topic(Event event) {
        return switch (event) {
            case OrderEvent _ -> Topics.ORDER_EVENTS;
            case PaymentEvent _ -> Topics.PAYMENT_EVENTS;
            case ShippingEvent _ -> Topics.SHIPPING_EVENTS;
            case NotificationEvent _ -> Topics.NOTIFICATION_EVENTS;
        };
    }
}
