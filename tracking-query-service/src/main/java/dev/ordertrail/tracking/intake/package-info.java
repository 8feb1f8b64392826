/// Records from Kafka, folded into the view in the order of their partitions.
///
/// Comes in: batches of a topic. Goes out: rows, written with the offsets in one transaction, and a
/// signal after the commit. Start at [Projector]; [Rebuild] reads the same topics from their start
/// into the other set of tables.
@NullMarked
package dev.ordertrail.tracking.intake;

import org.jspecify.annotations.NullMarked;
