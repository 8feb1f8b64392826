package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;
import java.time.Instant;

/// What is to be paid to the seller.
///
/// @param callId deterministic: asked twice it is the same release
/// @param paymentId the escrow, as payments are named
/// @param completedAt since when the order is complete
public record ReleaseAsk(
        String callId,
        String orderId,
        String orderNumber,
        String paymentId,
        Money amount,
        Instant completedAt) {}
