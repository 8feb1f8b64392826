/// Stripe, as its documents describe it: sessions, intents, charges, refunds, disputes, what moves
/// on the account's balance, and an event for each change. Objects are JSON trees of Stripe's own
/// shapes; amounts are Stripe's minor units and stay whole numbers.
///
/// In: calls of the merchant ([StripeApi]) and deeds of buyers, banks and staff ([StripeDesk]).
/// Out: answers in Stripe's shapes, and events handed to whoever delivers them.
@NullMarked
package dev.ordertrail.providers.stripe;

import org.jspecify.annotations.NullMarked;
