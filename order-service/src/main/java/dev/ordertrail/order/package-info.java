/// storefront ──HTTP──▶ `http` ─▶ `handle` ─▶ `domain` (decides) ─▶ `store` ──order-events──▶ everyone
/// payment-events, shipping-events, order-commands ──▶ `intake` ─▶ `handle`
@NullMarked
package dev.ordertrail.order;

import org.jspecify.annotations.NullMarked;
