/// Records of order-events, in order, exactly once in effect. In: batches from Kafka. Out: the same
/// records, checked and without gaps, to `handle`. Never on virtual threads: a partition's batches
/// follow each other.
@NullMarked
package dev.ordertrail.payment.intake;

import org.jspecify.annotations.NullMarked;
