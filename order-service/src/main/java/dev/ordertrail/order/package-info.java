/// Commands in, events out: the only writer of `order-events`.
///
/// ```
/// storefront ──HTTP──▶ http ─▶ handle ─▶ domain (decides) ─▶ store ──order-events──▶ everyone
/// payment-events, shipping-events ──▶ intake ─▶ handle
/// ```
@NullMarked
package dev.ordertrail.order;

import org.jspecify.annotations.NullMarked;
