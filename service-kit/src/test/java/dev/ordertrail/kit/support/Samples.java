package dev.ordertrail.kit.support;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.Topic;
import dev.ordertrail.kit.outbox.OutboxRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Events and records to test with.
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private Samples() {}

    public static ShippingEvent event(String parcel) {
        return new ParcelRegistered(parcel, "ups", "1Z999AA10123456784");
    }

    public static OutboxRecord said(Topic topic, String orderId, long version) {
        var event = event("parcel-" + version);
        return new OutboxRecord(topic, envelope(orderId, version), EventJson.write(event));
    }

    public static Envelope envelope(String orderId, long version) {
        return new Envelope(
                orderId + "-" + version,
                EventTypes.nameOf(ParcelRegistered.class),
                "/kit-test",
                orderId,
                NOON,
                NOON,
                "main",
                version,
                null,
                null,
                null);
    }

    /// As a consumer gets it.
    public static ConsumerRecord<String, byte[]> record(
            String topic, int part, long offset, String orderId, long version) {
        return record(
                topic,
                part,
                offset,
                envelope(orderId, version),
                EventJson.write(event("parcel-" + version)));
    }

    public static ConsumerRecord<String, byte[]> record(
            String topic, int part, long offset, Envelope envelope, byte[] value) {
        var record = new ConsumerRecord<>(topic, part, offset, envelope.subject(), value);
        envelope.headers()
                .forEach((k, v) -> record.headers().add(k, v.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
