package dev.ordertrail.bench.measure;

import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.Topics;
import dev.ordertrail.contracts.WorkflowRef;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Years of orders, written as order-service writes them: five events each, orders interleaved as
/// life has them.
final class History {
    private static final List<String> PATH =
            List.of("escrow_locked", "order_confirmed", "processing", "ready_to_ship", "shipped");
    private static final int AT_ONCE = 1_000;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");
    private static final By SELLER = new By("seller1", "seller", "api", null);

    private final Map<String, Object> settings;

    History(String bootstrapServers) {
        settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        20,
                        "batch.size",
                        262_144);
    }

    void write(int events) {
        var orders = events / PATH.size();
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var first = 0; first < orders; first += AT_ONCE) {
                for (var version = 1; version <= PATH.size(); version++) {
                    for (var n = first; n < Math.min(first + AT_ONCE, orders); n++) {
                        Sent.by(producer, record(n, version));
                    }
                }
            }
        }
    }

    private static ProducerRecord<String, byte[]> record(int n, int version) {
        var order = "order_bench%09d".formatted(n);
        var event = version == 1 ? placed(n) : moved(version);
        var at = BEGAN.plusSeconds(n + 3600L * version);
        var envelope =
                new Envelope(
                        "bench-" + n + "-" + version,
                        EventTypes.nameOf(event),
                        "/order-service",
                        order,
                        at,
                        at,
                        "main",
                        version,
                        null,
                        null,
                        null);
        var record =
                new ProducerRecord<>(Topics.ORDER_EVENTS.name(), order, EventJson.write(event));
        new ArrayList<>(envelope.headers().entrySet())
                .forEach(h ->
                        record.headers()
                                .add(h.getKey(), h.getValue().getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static OrderEvent moved(int version) {
        return new StatusChanged(
                SELLER, PATH.get(version - 2), PATH.get(version - 1), Cause.PERSON, null, null);
    }

    private static OrderEvent placed(int n) {
        var usdc = new Asset("USDC", 6);
        var total = new Money(BigDecimal.valueOf(200), usdc);
        return new OrderPlaced(
                new By("shop", "storefront", "api", null),
                new WorkflowRef("marketplace", 1),
                PATH.getFirst(),
                "ORD-2025-%09d".formatted(n),
                null,
                "buyer" + n % 10_000,
                new Seller("seller" + n % 1_000, "Alice Store", "Alice's Electronics"),
                List.of(
                        new Item(
                                "item1",
                                "listing789",
                                "Wireless Headphones",
                                null,
                                2,
                                new Money(BigDecimal.valueOf(100), usdc),
                                total,
                                null)),
                total,
                new PaymentTerms(
                        "escrow",
                        PaymentClaim.LOCKED_IN_ESCROW,
                        null,
                        null,
                        "0xbench" + n,
                        "escrow_" + n,
                        null,
                        null),
                new Delivery("standard", "New York", "NY", "US"),
                new Origin(null, null, null, null),
                null,
                Map.of(),
                null);
    }
}
