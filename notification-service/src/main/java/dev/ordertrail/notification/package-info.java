/// order-events, payment-events ──▶ `intake` ─▶ `compose` ─▶ `store` (ledger) ─▶ `send` ──▶ people
@NullMarked
package dev.ordertrail.notification;

import org.jspecify.annotations.NullMarked;
