/// Load, decide, append: the owner of transactions and of retries.
///
/// Comes in: what somebody asks (from `http`) or what happened (from `intake`). Goes out: events in
/// the log and on `order-events`, or a problem. Ids, times, order numbers and sealed texts are made
/// here and handed to the decider. A lost race is repeated from fresh state, here and nowhere else.
/// Start reading at [dev.ordertrail.order.handle.ChangeOrders].
@NullMarked
package dev.ordertrail.order.handle;

import org.jspecify.annotations.NullMarked;
