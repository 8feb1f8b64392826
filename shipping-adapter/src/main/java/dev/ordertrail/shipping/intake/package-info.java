/// Records of order-events, in order, exactly once in effect: which orders there are, and which
/// parcels carry them.
///
/// Comes in: batches from Kafka, by the kit's sequenced intake. Goes out: to `handle`, in the
/// intake's transaction. `@Blocking` keeps a partition's batches in order; never a virtual thread.
@NullMarked
package dev.ordertrail.shipping.intake;

import org.jspecify.annotations.NullMarked;
