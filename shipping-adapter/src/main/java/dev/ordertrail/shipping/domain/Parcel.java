package dev.ordertrail.shipping.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A parcel that we follow.
///
/// @param carrier in the spelling of [Carriers]; null as long as nobody has said it
/// @param trackingNumber as compared: upper case, no blanks
/// @param registeredAt when it was announced
/// @param finishedAt when it was delivered or came back; null while it is on its way
public record Parcel(
        String parcelId,
        String orderId,
        String shop,
        @Nullable String carrier,
        String trackingNumber,
        Instant registeredAt,
        @Nullable Instant finishedAt) {

    /// The same parcel, its carrier now known.
    public Parcel carriedBy(String known) {
        return new Parcel(parcelId, orderId, shop, known, trackingNumber, registeredAt, finishedAt);
    }
}
