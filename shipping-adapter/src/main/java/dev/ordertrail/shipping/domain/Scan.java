package dev.ordertrail.shipping.domain;

import static java.util.Comparator.comparing;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One scan of a parcel.
///
/// @param scanId derived from what the carrier said
/// @param state what the scan says on its own
/// @param happened the carrier's time, never in the future of its receipt
/// @param clamped whether the carrier's time was
/// @param atDestination the place is known to be where the parcel was to go
/// @param trouble who has to do what; null when all is well
public record Scan(
        String scanId,
        ParcelState state,
        @Nullable String providerStatus,
        @Nullable String message,
        @Nullable Place place,
        Instant happened,
        boolean clamped,
        boolean atDestination,
        @Nullable Trouble trouble) {

    /// By time; of scans at one moment, the one that says more comes last. Total, so that every
    /// reader sees one order.
    static final Comparator<Scan> IN_TIME =
            comparing(Scan::happened)
                    .thenComparingInt(s -> Ranks.weight(s.state()))
                    .thenComparing(Scan::scanId);

    /// Something somebody has to act on.
    ///
    /// @param owner `buyer`, `seller` or `carrier`
    /// @param nextStep what to do, in one sentence
    public record Trouble(String owner, String nextStep) {}

    Scan as(ParcelState other) {
        return new Scan(
                scanId,
                other,
                providerStatus,
                message,
                place,
                happened,
                clamped,
                atDestination,
                trouble);
    }
}
