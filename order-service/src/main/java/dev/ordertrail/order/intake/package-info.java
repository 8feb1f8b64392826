/// Facts from Kafka: what happened to money and parcels reaches its order, exactly once in effect.
///
/// Comes in: `payment-events` and `shipping-events`, in order per order. Goes out: facts for
/// `handle`, in the transaction that also moves the offsets. An event of an order that is not in
/// the log parks. Batches of a partition are handled one after the other: `@Blocking`, never
/// `@RunOnVirtualThread`.
@NullMarked
package dev.ordertrail.order.intake;

import org.jspecify.annotations.NullMarked;
