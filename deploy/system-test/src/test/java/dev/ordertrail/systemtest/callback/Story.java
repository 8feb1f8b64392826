package dev.ordertrail.systemtest.callback;

import java.time.Duration;
import java.time.Instant;

/// One order's life as providers know it: its names there, and when things happened.
///
/// @param key makes every name of this story unlike those of others
/// @param begins when the buyer went to the checkout
/// @param cents what is paid
public record Story(String key, Instant begins, long cents) {

    /// The storefront's own name of the order, which it also gave to Stripe.
    public String reference() {
        return "CART-" + key;
    }

    public String intent() {
        return "pi_" + key;
    }

    public String session() {
        return "cs_test_" + key;
    }

    public String trackingNumber() {
        return "1Z" + key;
    }

    /// A while after the beginning.
    public Instant after(Duration time) {
        return begins.plus(time);
    }
}
