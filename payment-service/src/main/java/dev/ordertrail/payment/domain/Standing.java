package dev.ordertrail.payment.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an order stands, as far as its money is concerned.
///
/// @param buyer as tokens name the person; null for a guest
/// @param workflow `marketplace.v1`
/// @param enteredAt since when it has this status
public record Standing(
        String orderId,
        String shop,
        @Nullable String buyer,
        String workflow,
        String status,
        Instant enteredAt) {

    /// Phases in which nobody is to pay any more. A failed order may be paid again, by a new
    /// checkout.
    public static final Set<String> CLOSED = Set.of("CANCELLED", "REFUNDED");
}
