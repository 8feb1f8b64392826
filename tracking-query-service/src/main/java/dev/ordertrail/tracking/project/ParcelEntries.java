package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.tracking.project.ParcelAxis.Parcel;
import dev.ordertrail.tracking.project.ShippingDoc.Registered;
import dev.ordertrail.tracking.project.ShippingDoc.Scan;
import dev.ordertrail.tracking.project.Timeline.Facts;
import dev.ordertrail.tracking.project.Timeline.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Entries that shipping-events make: every scan once, and parcels that nobody announced.
final class ParcelEntries {
    private static final int TOPIC = 2;

    private ParcelEntries() {}

    static List<Placed> of(ParcelAxis axis, OrderDoc order, ShippingDoc shipping, Words words) {
        var entries = new ArrayList<Placed>();
        for (var parcel : axis.parcels()) {
            var registered = registeredAlone(parcel, order, shipping);
            if (registered != null) {
                entries.add(new Placed(TOPIC, 0, registration(parcel, registered)));
            }
            for (var scan : parcel.scans()) {
                var rank = ParcelRank.of(scan.state());
                entries.add(new Placed(TOPIC, rank, entry(parcel, scan, axis, words)));
            }
        }
        return entries;
    }

    private static @Nullable Registered registeredAlone(
            Parcel parcel, OrderDoc order, ShippingDoc shipping) {
        var followed = shipping.parcels().get(parcel.id());
        var announced = order.announced().stream().anyMatch(a -> a.parcelId().equals(parcel.id()));
        return announced || followed == null ? null : followed.registered();
    }

    private static TimelineEntry registration(Parcel parcel, Registered registered) {
        var said = Sentences.of(ParcelState.REGISTERED);
        return new TimelineEntry(
                registered.eventId(),
                said.name(),
                false,
                registered.at(),
                registered.recordedAt(),
                "shipping_provider",
                said.sentence(),
                null,
                null,
                null,
                parcel.trackingNumber(),
                said.tone(),
                facts(parcel).map());
    }

    private static TimelineEntry entry(Parcel parcel, Scan scan, ParcelAxis axis, Words words) {
        var said = Sentences.of(scan.state());
        var stands = stands(scan, said, axis, words);
        return new TimelineEntry(
                scan.eventId(),
                stands == null ? name(said) : stands,
                stands != null,
                scan.at(),
                scan.recordedAt(),
                "shipping_provider",
                sentence(said, stands, scan, axis, words),
                scan.message(),
                null,
                scan.where(),
                parcel.trackingNumber(),
                said.tone(),
                facts(parcel)
                        .and("state", scan.state().name().toLowerCase(Locale.ROOT))
                        .and("providerStatus", scan.providerStatus())
                        .and("nextStep", scan.nextStep())
                        .and("nextStepBy", scan.owner())
                        .and("timeClamped", scan.clamped() ? "true" : null)
                        .map());
    }

    /// A scan speaks for the order when every parcel had come as far by then.
    private static @Nullable String stands(
            Scan scan, Sentences said, ParcelAxis axis, Words words) {
        var all = axis.allReached(ParcelRank.way(scan.state()), scan.at());
        return all ? words.statusOf(said.level()) : null;
    }

    private static String name(Sentences said) {
        return said.level() == null ? said.name() : "parcel_" + said.name();
    }

    private static String sentence(
            Sentences said, @Nullable String stands, Scan scan, ParcelAxis axis, Words words) {
        var total = axis.counted().size();
        if (stands != null) {
            return words.sentence(stands);
        }
        if (scan.state() == ParcelState.DELIVERED && total > 1) {
            var arrived = axis.counted().stream().filter(p -> p.reached(4, scan.at())).count();
            return arrived + " of " + total + " parcels delivered";
        }
        return said.sentence();
    }

    private static Facts facts(Parcel parcel) {
        return new Facts()
                .and("trackingNumber", parcel.trackingNumber())
                .and("carrier", parcel.carrier())
                .and("parcelId", parcel.id());
    }
}
