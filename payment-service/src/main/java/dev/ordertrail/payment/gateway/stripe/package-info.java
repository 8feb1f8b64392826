/// Stripe, called by its own library. In: what the interfaces of `gateway` ask. Out: their answers,
/// read tolerantly from the JSON that Stripe sent, whatever API version the account has. Timeouts
/// and errors of Stripe's are told apart here, and only here, into refused, unknown and later.
@NullMarked
package dev.ordertrail.payment.gateway.stripe;

import org.jspecify.annotations.NullMarked;
