/// Pure folds of events into documents, and what is derived from them: timeline, payment axis,
/// parcel axis, outlook.
///
/// Each topic folds into a document of its own, so nothing here depends on how topics interleave.
/// Within payments and parcels every merge is commutative and idempotent: facts that come in any
/// order leave the same document, its version apart. What a reader sees is derived from the
/// documents when it is read. Start at [OrderFold] and [Timeline]. No Kafka, no SQL, no clock.
@NullMarked
package dev.ordertrail.tracking.project;

import org.jspecify.annotations.NullMarked;
