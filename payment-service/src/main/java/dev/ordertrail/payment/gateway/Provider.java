package dev.ordertrail.payment.gateway;

import java.util.Optional;

/// A payment provider that can be called.
public interface Provider {

    /// `stripe`, `paypal`: as payments and the inbox call it.
    String name();

    /// The shop's account with it; empty where none is configured, and then what has to be done is
    /// somebody's task.
    Optional<Account> account(String shop);

    /// Whether an object of this name can be ended: `cs_…`, `pi_…` for Stripe.
    boolean owns(String objectId);
}
