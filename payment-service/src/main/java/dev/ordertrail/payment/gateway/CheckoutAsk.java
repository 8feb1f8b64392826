package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a buyer is to pay. Order id, number and checkout id are written into the provider's objects
/// (metadata, custom id), so that every message about them finds its order.
///
/// @param checkoutId ours, by which a checkout is found again whose start timed out
/// @param orderNumber what the buyer reads
/// @param success where the buyer goes on after paying
/// @param cancel where the buyer goes back to without paying
/// @param expiresAt until when it can be paid; null: as long as the provider likes
public record CheckoutAsk(
        String checkoutId,
        String orderId,
        String orderNumber,
        Money amount,
        URI success,
        URI cancel,
        @Nullable Instant expiresAt) {}
