/// Calls to Stripe, made to a server of our own that keeps books as Stripe does.
@NullMarked
package dev.ordertrail.payment.calls;

import org.jspecify.annotations.NullMarked;
