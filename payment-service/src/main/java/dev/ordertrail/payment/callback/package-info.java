/// A payment provider's endpoint. In: raw bytes and a signature. Out: one row in the inbox and a
/// 2xx, or a refusal that leaves no trace but a metric. Nothing is understood here: the signature
/// is checked on the bytes as they came, and of the JSON only what names the message is read. Start
/// with `StripeWebhook`.
@NullMarked
package dev.ordertrail.payment.callback;

import org.jspecify.annotations.NullMarked;
