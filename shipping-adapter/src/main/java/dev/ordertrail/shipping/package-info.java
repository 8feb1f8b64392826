/// carrier ──webhook──▶ `callback` ─▶ `inbox` ─▶ `translate` ─▶ `handle` ─▶ `store`
/// ──shipping-events──▶ everyone order-events ──▶ `intake` (parcels to expect)
@NullMarked
package dev.ordertrail.shipping;

import org.jspecify.annotations.NullMarked;
