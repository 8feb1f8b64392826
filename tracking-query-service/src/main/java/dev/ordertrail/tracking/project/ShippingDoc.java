package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What shipping-events say of one order: its parcels and every scan once.
///
/// @param parcels by parcel id
public record ShippingDoc(long version, SortedMap<String, Parcel> parcels) {

    /// No parcel is known.
    public static final ShippingDoc NONE = new ShippingDoc(0, new TreeMap<>());

    /// One parcel.
    ///
    /// @param registered when it began to be followed; null while only scans are known
    /// @param scans by scan id
    /// @param estimate what the carrier said last about the day of delivery
    public record Parcel(
            @Nullable Registered registered,
            SortedMap<String, Scan> scans,
            @Nullable Estimate estimate) {

        static final Parcel UNKNOWN = new Parcel(null, new TreeMap<>(), null);

        Parcel registered(Registered one) {
            return new Parcel(registered == null ? one : registered.merge(one), scans, estimate);
        }

        Parcel scanned(String scanId, Scan scan) {
            var more = new TreeMap<>(scans);
            more.merge(scanId, scan, Scan::merge);
            return new Parcel(registered, more, estimate);
        }

        Parcel estimated(Estimate one) {
            return new Parcel(registered, scans, estimate == null ? one : estimate.merge(one));
        }
    }

    /// The beginning of a parcel's life here.
    public record Registered(
            String eventId,
            Instant at,
            Instant recordedAt,
            @Nullable String carrier,
            String trackingNumber) {
        private static final Comparator<Registered> ORDER =
                Comparator.comparing(Registered::at).thenComparing(Registered::eventId);

        Registered merge(Registered other) {
            return ORDER.compare(this, other) <= 0 ? this : other;
        }
    }

    /// What the carrier saw, at the carrier's time.
    ///
    /// @param owner who has the next step, for incidents
    /// @param clamped the carrier's time lay in the future
    public record Scan(
            String eventId,
            Instant at,
            Instant recordedAt,
            ParcelState state,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            @Nullable String owner,
            @Nullable String nextStep,
            boolean clamped) {
        private static final Comparator<Scan> ORDER =
                Comparator.comparing(Scan::at)
                        .thenComparingInt(s -> -ParcelRank.of(s.state()))
                        .thenComparing(Scan::eventId);

        /// The place as people write it: `Oakland, CA, US`; null when the carrier names none.
        public @Nullable String where() {
            if (place == null) {
                return null;
            }
            var text =
                    Stream.of(place.city(), place.state(), place.country())
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(", "));
            return text.isEmpty() ? null : text;
        }

        Scan merge(Scan other) {
            return ORDER.compare(this, other) <= 0 ? this : other;
        }
    }

    /// A day of delivery, and when it was said.
    public record Estimate(Instant at, LocalDate date) {
        Estimate merge(Estimate other) {
            var byTime = at.compareTo(other.at);
            return (byTime == 0 ? date.compareTo(other.date) : byTime) >= 0 ? this : other;
        }
    }
}
