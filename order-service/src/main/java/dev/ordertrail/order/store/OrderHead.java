package dev.ordertrail.order.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What never changes about an order and is needed to find it and to know whose it is.
///
/// @param person whose key seals its personal data
/// @param workflow `marketplace.v1`
public record OrderHead(
        String orderId,
        String shop,
        String number,
        @Nullable String reference,
        @Nullable String seller,
        @Nullable String buyer,
        String person,
        String workflow,
        Instant placedAt) {}
