/// Everything that crosses Kafka: event families, the envelope, topics, workflow definitions, and
/// how they are read and written.
///
/// Comes in: JSON of any version ever written. Goes out: today's records. It knows Jackson and
/// nothing else: no framework, no service code. Start reading at
/// [dev.ordertrail.contracts.OrderEvent]; [dev.ordertrail.contracts.EventJson] turns events into
/// bytes and back.
@NullMarked
package dev.ordertrail.contracts;

import org.jspecify.annotations.NullMarked;
