/// provider ──webhook──▶ `callback` ─▶ `inbox` ─▶ `translate` ─▶ `handle` ─▶ `store`
/// ──payment-events──▶ everyone order-events ──▶ `intake` (what to expect, what to refund)
@NullMarked
package dev.ordertrail.payment;

import org.jspecify.annotations.NullMarked;
