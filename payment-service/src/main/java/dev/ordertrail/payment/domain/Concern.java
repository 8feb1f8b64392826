package dev.ordertrail.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that a provider wants somebody to look at.
///
/// @param kind what it is: `EARLY_FRAUD_WARNING`, `REVIEW`, ...
/// @param object the provider's object that says so
/// @param orderId the order it is about; null where it is about the shop's account
/// @param open whether it still needs somebody
/// @param reason the provider's own word
/// @param at when the provider said so; the latest word counts, and of two at once the closing one
/// @param openedAt when it was first said
public record Concern(
        String provider,
        String kind,
        String object,
        @Nullable String orderId,
        @Nullable String paymentId,
        boolean open,
        @Nullable String reason,
        Instant at,
        Instant openedAt) {}
