/// Stripe's events in our words. In: an event as a JSON tree, of any API version. Out: a
/// [dev.ordertrail.payment.translate.Translation]. Stripe's typed model is not used: it refuses
/// other API versions.
///
/// What surprised us: `checkout.session.completed` does not mean paid; a dispute's outcome is in
/// its status and never in the event's name; cancelling an authorisation is told as
/// `charge.refunded` although no money moved, and a charge that was captured in part counts what
/// was released as refunded; a refund may fail long after it succeeded; amounts are in Stripe's
/// minor units, which are not those of ISO 4217 for every currency. Start with `StripeTranslator`.
@NullMarked
package dev.ordertrail.payment.translate.stripe;

import org.jspecify.annotations.NullMarked;
