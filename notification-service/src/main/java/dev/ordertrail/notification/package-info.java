/// People: who is told what about an order, once, and what became of it.
///
/// `order-events`, `payment-events`, `workflow-definitions` ──▶ `intake` ─▶ `compose` (who is told
/// what) ─▶ `store` (delivery ledger) ─▶ `send` (Discord, the in-app feed) ──▶ people, and
/// `notification-events` for everybody who wants to know what was told. `http` shows each person
/// their feed and preferences, and ops the ledger.
@NullMarked
package dev.ordertrail.notification;

import org.jspecify.annotations.NullMarked;
