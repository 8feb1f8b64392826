/// A payment provider's endpoint. In: raw bytes and a signature. Out: one row in the inbox and a
/// 2xx, or a refusal that leaves no trace but a metric. Nothing is understood here: the signature
/// is checked on the bytes as they came, and of the JSON only what names the message is read. Start
/// with `StripeWebhook`.
///
/// PayPal signs with certificates whose address it sends along. Fetching one is the only call that
/// is made before an answer, and it goes to PayPal's own hosts alone.
@NullMarked
package dev.ordertrail.payment.callback;

import org.jspecify.annotations.NullMarked;
