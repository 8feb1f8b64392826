package dev.ordertrail.order.handle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order after a command.
///
/// @param version its last event's
/// @param statusAt when its status last moved
public record Changed(
        String orderId,
        String number,
        String status,
        Instant statusAt,
        @Nullable String trackingNumber,
        long version) {}
