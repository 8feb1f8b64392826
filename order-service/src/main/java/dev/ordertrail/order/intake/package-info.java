/// What comes from Kafka: facts of money and parcels, and commands of channels, exactly once in
/// effect.
///
/// Comes in: `payment-events` and `shipping-events`, in order per order; `order-commands`, each
/// vouched for by its channel's token. Goes out: facts and wishes for `handle`, in the transaction
/// that also moves the offsets, and an answer to each command. An event of an order that is not in
/// the log parks; a refused command is answered and leaves nothing else. Batches of a partition are
/// handled one after the other: `@Blocking`, never `@RunOnVirtualThread`.
@NullMarked
package dev.ordertrail.order.intake;

import org.jspecify.annotations.NullMarked;
