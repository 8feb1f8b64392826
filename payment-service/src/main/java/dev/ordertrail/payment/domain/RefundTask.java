package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money that somebody has to send back.
///
/// @param refundId derived by order-service from order, payment and cause: asked twice it is the
///   same task
/// @param paymentId the payment to refund; null when the order names none, because no provider
///   captured it
/// @param cause why: `cancelled`, `late_payment`, ...
/// @param requestedAt when the order asked for it
public record RefundTask(
        String refundId,
        String orderId,
        String shop,
        @Nullable String paymentId,
        Money amount,
        String cause,
        Instant requestedAt) {}
