package dev.ordertrail.shipping.translate;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The carrier has seen the parcel, or something befell it.
///
/// @param scanId derived from what the carrier said, so that the same scan told again has the same
///   id
/// @param state what this scan says on its own, whatever was seen before or after
/// @param providerStatus the carrier's words: `in_transit/arrived_at_facility`
/// @param happened the carrier's time, or the time of receipt where the carrier's lay in the future
/// @param clamped whether it lay in the future
/// @param atDestination the place is where the parcel was to go, and not where it came from
/// @param trouble who has to do what; null when all is well
public record Sighting(
        String scanId,
        ParcelState state,
        String providerStatus,
        @Nullable String message,
        @Nullable Place place,
        Instant happened,
        boolean clamped,
        boolean atDestination,
        @Nullable Trouble trouble) {

    /// Something somebody has to act on.
    ///
    /// @param owner `buyer`, `seller` or `carrier`
    /// @param nextStep what to do, in one sentence
    public record Trouble(String owner, String nextStep) {}
}
