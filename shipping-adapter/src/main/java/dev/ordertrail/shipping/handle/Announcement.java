package dev.ordertrail.shipping.handle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody says which parcel carries an order, or a part of it.
///
/// @param carrier as they named it; null when they did not
/// @param trackingNumber as they wrote it
/// @param cause the id of the event or request that says so
public record Announcement(
        String parcelId,
        String orderId,
        String shop,
        @Nullable String carrier,
        String trackingNumber,
        Instant at,
        @Nullable String correlation,
        @Nullable String cause) {}
