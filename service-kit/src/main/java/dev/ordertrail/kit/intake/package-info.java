/// Records from Kafka, exactly once in effect.
///
/// Comes in: batches of a partition's records, in order. Goes out: the records that are news,
/// without gaps per order, to the service's `Applies`, in one transaction with the offsets. Skips
/// what was seen, parks the order of a record that cannot be handled, stops a partition with a gap.
/// A channel needs only:
///
/// ```properties
/// mp.messaging.incoming.order-events.connector=smallrye-kafka
/// mp.messaging.incoming.order-events.topic=order-events
/// mp.messaging.incoming.order-events.group.id=payment-service
/// mp.messaging.incoming.order-events.consumer-rebalance-listener.name=order-events
/// ```
///
/// and, in the service (`@Blocking` is ordered: never `@RunOnVirtualThread`, which runs batches
/// concurrently):
///
/// ```java
/// @Incoming("order-events") @Blocking
/// void on(ConsumerRecords<String, byte[]> batch) { intake.accept("payment", batch, this::apply); }
///
/// @Singleton @Identifier("order-events")
/// final class OrderEventsOffsets extends StoredOffsets {
///     @Inject OrderEventsOffsets(DataSource dataSource) { super(dataSource, "payment"); }
/// }
/// ```
///
/// The other settings (batch, no auto-commit, `auto.offset.reset=none`, deserializers, health) are
/// defaults of the kit's `microprofile-config.properties`.
@NullMarked
package dev.ordertrail.kit.intake;

import org.jspecify.annotations.NullMarked;
