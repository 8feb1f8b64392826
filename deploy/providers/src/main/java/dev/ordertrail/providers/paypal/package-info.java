/// PayPal, as its documents describe it: orders, captures, refunds, disputes, the list of webhook
/// events, and webhooks signed with a certificate of its own. Amounts are decimal strings.
///
/// What surprised us: the JDK cannot make a certificate, so `Der` and `Certificates` write one; and
/// a dispute that the buyer wins is also told as a refund of the capture.
@NullMarked
package dev.ordertrail.providers.paypal;

import org.jspecify.annotations.NullMarked;
