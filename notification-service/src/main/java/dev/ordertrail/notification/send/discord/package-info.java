/// Discord webhooks: a notice becomes one embed in a shop's own staff channel.
///
/// Comes in: a [dev.ordertrail.notification.send.Letter]. Goes out: one `POST ...?wait=true`, and
/// an [dev.ordertrail.notification.send.Attempt]. Discord gives webhooks no idempotency key: a
/// crash after Discord took the message and before the ledger knows it shows the message twice. The
/// webhook's address is its password: it is never logged, counted or told. Limits of lengths and
/// rates are Discord's own (discord-api-docs, `webhook`, `rate-limits`).
@NullMarked
package dev.ordertrail.notification.send.discord;

import org.jspecify.annotations.NullMarked;
