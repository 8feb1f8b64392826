package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.tracking.project.OrderDoc.Announced;
import dev.ordertrail.tracking.project.ShippingDoc.Registered;
import dev.ordertrail.tracking.project.ShippingDoc.Scan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the parcels of an order are: what the seller announced and what the carriers say, as one
/// list.
///
/// @param parcels in the order in which they became known
public record ParcelAxis(List<Parcel> parcels) {
    private static final Comparator<Scan> BY_TIME =
            Comparator.comparing(Scan::at)
                    .thenComparingInt(s -> ParcelRank.of(s.state()))
                    .thenComparing(Scan::eventId);

    /// One parcel.
    ///
    /// @param state of its latest scan that says something
    /// @param since when it came to that state
    /// @param latest the scan that says so
    /// @param scans by time
    public record Parcel(
            String id,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            ParcelState state,
            @Nullable Instant since,
            @Nullable Scan latest,
            @Nullable Instant deliveredAt,
            @Nullable LocalDate estimate,
            List<Scan> scans) {

        /// It had come this far on its way at that time.
        boolean reached(int way, Instant at) {
            return scans.stream()
                    .anyMatch(s -> !s.at().isAfter(at) && ParcelRank.way(s.state()) >= way);
        }
    }

    /// The axis of these documents.
    public static ParcelAxis of(@Nullable OrderDoc order, ShippingDoc shipping) {
        var announced = order == null ? List.<Announced>of() : order.announced();
        var ids = new TreeSet<>(shipping.parcels().keySet());
        announced.forEach(a -> ids.add(a.parcelId()));
        var parcels = new ArrayList<Known>();
        for (var id : ids) {
            parcels.add(known(id, announced, shipping));
        }
        parcels.sort(Comparator.comparing(Known::from).thenComparing(k -> k.parcel().id()));
        return new ParcelAxis(parcels.stream().map(Known::parcel).toList());
    }

    private record Known(Instant from, Parcel parcel) {}

    private static Known known(String id, List<Announced> announced, ShippingDoc shipping) {
        var mine = announced.stream().filter(a -> a.parcelId().equals(id)).findFirst().orElse(null);
        var followed = shipping.parcels().get(id);
        var registered = followed == null ? null : followed.registered();
        var scans =
                followed == null
                        ? List.<Scan>of()
                        : followed.scans().values().stream().sorted(BY_TIME).toList();
        var estimate = followed == null ? null : followed.estimate();
        var parcel =
                parcel(
                        id,
                        carrier(mine, registered),
                        number(mine, registered),
                        scans,
                        estimate == null ? null : estimate.date());
        return new Known(from(mine, registered, scans), parcel);
    }

    private static Parcel parcel(
            String id,
            @Nullable String carrier,
            @Nullable String number,
            List<Scan> scans,
            @Nullable LocalDate estimate) {
        var latest = latest(scans);
        var delivered =
                scans.stream()
                        .filter(s -> s.state() == ParcelState.DELIVERED)
                        .findFirst()
                        .orElse(null);
        var state = latest == null ? ParcelState.REGISTERED : latest.state();
        var stands = state == ParcelState.DELIVERED ? delivered : latest;
        return new Parcel(
                id,
                carrier,
                number,
                state,
                stands == null ? null : stands.at(),
                stands,
                delivered == null ? null : delivered.at(),
                estimate,
                scans);
    }

    /// The scan that says where the parcel stands. Carriers scan on after handing over: what was
    /// delivered stays delivered unless it comes back, is lost or damaged.
    private static @Nullable Scan latest(List<Scan> scans) {
        Scan latest = null;
        for (var scan : scans) {
            var undone =
                    latest != null
                            && latest.state() == ParcelState.DELIVERED
                            && !scan.state().isLostCause();
            if (!undone && (latest == null || scan.state() != ParcelState.UNKNOWN)) {
                latest = scan;
            }
        }
        return latest;
    }

    private static @Nullable String carrier(@Nullable Announced mine, @Nullable Registered reg) {
        if (reg != null && reg.carrier() != null) {
            return reg.carrier();
        }
        return mine == null ? null : mine.carrier();
    }

    private static @Nullable String number(@Nullable Announced mine, @Nullable Registered reg) {
        if (mine != null) {
            return mine.trackingNumber();
        }
        return reg == null ? null : reg.trackingNumber();
    }

    private static Instant from(
            @Nullable Announced mine, @Nullable Registered reg, List<Scan> scans) {
        if (mine != null) {
            return mine.at();
        }
        if (reg != null) {
            return reg.at();
        }
        return scans.isEmpty() ? Instant.MAX : scans.getFirst().at();
    }

    /// The parcels that were not voided.
    public List<Parcel> counted() {
        return parcels.stream().filter(p -> p.state() != ParcelState.VOIDED).toList();
    }

    public long delivered() {
        return counted().stream().filter(p -> p.state() == ParcelState.DELIVERED).count();
    }

    /// All parcels that count had come this far at that time.
    boolean allReached(int way, Instant at) {
        return counted().stream().allMatch(p -> p.reached(way, at));
    }

    /// `1 of 2 delivered`; null when there is no parcel.
    public @Nullable String summary() {
        var total = counted().size();
        return total == 0 ? null : delivered() + " of " + total + " delivered";
    }

    /// The last day any parcel is expected, by its carrier; null when no carrier said.
    public @Nullable LocalDate estimate() {
        return counted().stream()
                .map(Parcel::estimate)
                .filter(d -> d != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
