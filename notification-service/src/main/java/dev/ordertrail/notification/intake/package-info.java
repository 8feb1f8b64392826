/// Records from Kafka: orders, their money, and workflows; each becomes deliveries in the ledger,
/// exactly once in effect.
///
/// Comes in: `order-events`, `payment-events`, `workflow-definitions`. Goes out: order cards,
/// deliveries, feed entries, all in the transaction of the intake. What cannot be understood yet
/// (money before its order, an order before its workflow) waits in a table, in order, and is
/// understood when the rest has come. History is entered as suppressed. Nothing is told from here.
/// Start reading at [dev.ordertrail.notification.intake.Planner].
@NullMarked
package dev.ordertrail.notification.intake;

import org.jspecify.annotations.NullMarked;
