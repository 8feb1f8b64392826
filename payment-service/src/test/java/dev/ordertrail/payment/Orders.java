package dev.ordertrail.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Start;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.embedded.TestStack;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// order-service, as the service under test sees it.
public final class Orders {
    private static final By SYSTEM = By.system("test");
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());

    private Orders() {}

    /// An order to be placed.
    public record Order(
            String id,
            String shop,
            String number,
            @Nullable String reference,
            @Nullable String paymentIntent) {

        public static Order numbered(String number) {
            return new Order("o-" + UUID.randomUUID(), "main", number, null, null);
        }

        public Order in(String otherShop) {
            return new Order(id, otherShop, number, reference, paymentIntent);
        }

        public Order paidBy(String intent) {
            return new Order(id, shop, number, reference, intent);
        }

        public Order referredToAs(String name) {
            return new Order(id, shop, number, name, paymentIntent);
        }
    }

    public static Money usd(String amount) {
        return new Money(new BigDecimal(amount), Asset.iso("USD"));
    }

    public static void placed(Order order, Money total) {
        placed(order, total, null);
    }

    public static void placed(Order order, Money total, @Nullable Sealed personal) {
        send(
                order,
                1,
                new OrderPlaced(
                        SYSTEM,
                        new WorkflowRef("marketplace", 1),
                        "payment_pending",
                        order.number(),
                        order.reference(),
                        "buyer",
                        new Seller("seller", null, null),
                        List.of(),
                        total,
                        new PaymentTerms(
                                "stripe",
                                PaymentClaim.NONE,
                                order.paymentIntent(),
                                null,
                                null,
                                null,
                                null,
                                null),
                        new Delivery(null, null, null, null),
                        new Origin(null, null, null, null),
                        null,
                        Map.of(),
                        personal));
    }

    public static void edited(Order order, long version, Money total, Money before) {
        send(
                order,
                version,
                new OrderEdited(
                        SYSTEM,
                        "edit-" + version,
                        List.of(),
                        total,
                        total.minus(before),
                        new Delivery(null, null, null, null),
                        null));
    }

    public static void asksForRefund(
            Order order, long version, String refundId, @Nullable String paymentId, Money amount) {
        asksForRefund(
                order,
                version,
                new RefundRequested(SYSTEM, refundId, paymentId, amount, "cancelled"));
    }

    public static void asksForRefund(Order order, long version, RefundRequested asked) {
        send(order, version, asked);
    }

    public static void moved(Order order, long version, String from, String to) {
        send(order, version, new StatusChanged(SYSTEM, from, to, Cause.PERSON, null, null));
    }

    /// The statuses that matter here, of the workflow that these orders keep.
    public static void workflowPublished() {
        var statuses =
                List.of(
                        status("payment_pending", Phase.AWAITING_PAYMENT),
                        status("payment_confirmed", Phase.PAID),
                        status("delivered", Phase.DELIVERED),
                        status("completed", Phase.DONE),
                        status("disputed", Phase.PROBLEM),
                        status("cancelled", Phase.CANCELLED),
                        status("failed", Phase.FAILED));
        var definition =
                new WorkflowDefinition(
                        "marketplace",
                        1,
                        "Marketplace",
                        "ORD-{year}-{seq:6}",
                        statuses,
                        new Start("payment_pending", Map.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of());
        try {
            var json = EventJson.mapper().writeValueAsBytes(definition);
            var topic = Topics.WORKFLOW_DEFINITIONS.name();
            PRODUCER.send(new ProducerRecord<>(topic, "marketplace.v1", json)).get();
        } catch (InterruptedException | ExecutionException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Status status(String id, Phase phase) {
        return new Status(id, id, "", "#000000", 0, phase, id);
    }

    private static void send(Order order, long version, Event event) {
        tells(order, Topics.ORDER_EVENTS, version, event);
    }

    /// Somebody tells something about an order.
    public static void tells(Order order, Topic topic, long version, Event event) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var envelope =
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event),
                        "/order-service",
                        order.id(),
                        now,
                        now,
                        order.shop(),
                        version,
                        null,
                        null,
                        null);
        var sent = new ProducerRecord<>(topic.name(), order.id(), EventJson.write(event));
        envelope.headers()
                .forEach((k, v) -> sent.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        try {
            PRODUCER.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
