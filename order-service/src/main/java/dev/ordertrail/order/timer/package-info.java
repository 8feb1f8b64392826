/// The clockwork of order-service: it looks every second what has run out.
///
/// Comes in: time. Goes out: a call of [dev.ordertrail.order.handle.FireTimers]. Nothing is decided
/// here.
@NullMarked
package dev.ordertrail.order.timer;

import org.jspecify.annotations.NullMarked;
