package dev.ordertrail.payment.gateway;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A way to pay that was given to a buyer.
///
/// @param objectId what can be ended and later tells that it was paid: `cs_…`
/// @param paymentId the payment's name: the intent where there is one already, else the object
/// @param url where the buyer pays
public record Checkout(String objectId, String paymentId, URI url, @Nullable Instant expiresAt) {}
