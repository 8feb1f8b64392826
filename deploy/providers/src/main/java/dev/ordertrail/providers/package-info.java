/// Stripe and PayPal on this machine, so that nobody needs an account to see a card being paid,
/// declined, refunded and disputed. It speaks their HTTP APIs, hosts their pay pages and posts
/// their signed webhooks; the services talk to it as to the real ones and cannot tell.
///
/// Comes in: API calls of payment-service, buyers' cards at `/pay/…`, and `/control/…`, by which a
/// person or a script plays the bank or asks for trouble. Goes out: webhooks to the gateway. What
/// it knows is kept in one file. Start reading at [dev.ordertrail.providers.Providers].
@NullMarked
package dev.ordertrail.providers;

import org.jspecify.annotations.NullMarked;
