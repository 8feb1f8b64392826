package dev.ordertrail.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.ParcelIds;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.contracts.WorkflowRef;
import dev.ordertrail.embedded.TestStack;
import java.math.BigDecimal;
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
    private static final KafkaProducer<String, byte[]> PRODUCER =
            new KafkaProducer<>(
                    Map.of("bootstrap.servers", TestStack.shared().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
    private static final By SYSTEM = By.system("test");

    private Orders() {}

    /// A new id of an order.
    public static String newId() {
        return "order_" + UUID.randomUUID();
    }

    /// An order of shop `main`, sold by `seller-1`.
    public static String placed() {
        return placed("main", "seller-1");
    }

    /// An order that was placed.
    public static String placed(String shop, @Nullable String seller) {
        var id = newId();
        send(
                id,
                shop,
                1,
                new OrderPlaced(
                        SYSTEM,
                        new WorkflowRef("marketplace", 1),
                        "payment_confirmed",
                        "ORD-" + id,
                        null,
                        "buyer-1",
                        seller == null ? null : new Seller(seller, null, null),
                        List.of(),
                        new Money(new BigDecimal("10.00"), Asset.iso("USD")),
                        new PaymentTerms(
                                "stripe", PaymentClaim.PAID, null, null, null, null, null, null),
                        new Delivery(null, null, null, null),
                        new Origin(null, null, null, null),
                        null,
                        Map.of(),
                        null));
        return id;
    }

    /// The seller says which parcel carries the order.
    public static String announced(
            String order, long version, @Nullable String carrier, String trackingNumber) {
        var parcel = ParcelIds.of(order, trackingNumber);
        send(
                order,
                "main",
                version,
                new ShipmentAnnounced(SYSTEM, parcel, carrier, trackingNumber));
        return parcel;
    }

    private static void send(String order, String shop, long version, Event event) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var envelope =
                new Envelope(
                        UUID.randomUUID().toString(),
                        EventTypes.nameOf(event),
                        "/order-service",
                        order,
                        now,
                        now,
                        shop,
                        version,
                        "correlation-" + order,
                        null,
                        null);
        var sent = new ProducerRecord<>(Topics.ORDER_EVENTS.name(), order, EventJson.write(event));
        envelope.headers().forEach((k, v) -> sent.headers().add(k, v.getBytes(UTF_8)));
        try {
            PRODUCER.send(sent).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
