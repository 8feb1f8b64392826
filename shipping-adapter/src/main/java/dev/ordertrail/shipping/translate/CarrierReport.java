package dev.ordertrail.shipping.translate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything one message tells about one tracking code.
///
/// @param carrier as the provider names it; null when it does not say
/// @param trackingCode not unique in the world: carriers recycle codes, and two carriers may use
///   the same
/// @param sightings in the order of the message, which need not be the order of time
public record CarrierReport(
        @Nullable String carrier,
        String trackingCode,
        List<Sighting> sightings,
        @Nullable Estimate estimate) {

    public CarrierReport {
        sightings = List.copyOf(sightings);
    }

    /// The day the carrier expects to deliver, and when it said so.
    public record Estimate(LocalDate date, Instant asOf) {}
}
