package dev.ordertrail.shipping.domain;

import org.jspecify.annotations.Nullable;

/// What we have to know of an order to ship it.
///
/// @param seller who sells, as tokens name it; null when the shop itself does
/// @param number the number people read
public record KnownOrder(String orderId, String shop, @Nullable String seller, String number) {}
