package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.ParcelAxis;
import dev.ordertrail.tracking.project.ShippingDoc;
import dev.ordertrail.tracking.project.TimelineEntry;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parcels of an answer, for one reader.
record ParcelParts(Viewer viewer) {

    ShippingAnswer shipping(
            OrderDoc doc,
            ParcelAxis axis,
            OrderAnswer.Address address,
            @Nullable LocalDate estimate) {
        var counted = axis.counted();
        var carriers =
                counted.stream()
                        .map(ParcelAxis.Parcel::carrier)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(", "));
        var number =
                viewer.seesParties() && !counted.isEmpty()
                        ? counted.getLast().trackingNumber()
                        : null;
        return new ShippingAnswer(
                doc.placed().delivery().method(),
                carriers.isEmpty() ? null : carriers,
                number,
                estimate,
                address,
                axis.summary(),
                counted.size(),
                (int) axis.delivered(),
                axis.parcels().stream().map(this::parcel).toList());
    }

    private ShippingAnswer.Parcel parcel(ParcelAxis.Parcel p) {
        var latest = p.latest();
        var seen = viewer.seesParties();
        return new ShippingAnswer.Parcel(
                p.id(),
                p.carrier(),
                seen ? p.trackingNumber() : null,
                seen ? CarrierLinks.of(p.carrier(), p.trackingNumber()) : null,
                p.state().name().toLowerCase(Locale.ROOT),
                TimelineEntry.sentenceOf(p.state()),
                p.state().isIncident(),
                p.since(),
                p.deliveredAt(),
                p.estimate(),
                seen && latest != null ? latest.nextStep() : null,
                seen && latest != null ? latest.owner() : null,
                p.scans().reversed().stream().map(this::scan).toList());
    }

    private ShippingAnswer.Scan scan(ShippingDoc.Scan s) {
        var ours = TimelineEntry.sentenceOf(s.state());
        return new ShippingAnswer.Scan(
                s.state().name().toLowerCase(Locale.ROOT),
                s.at(),
                said(s.message(), s.state().name(), ours),
                s.where());
    }

    /// The carrier's words; but carriers write down who signed for a parcel, or with whom they left
    /// it, and that is not for the public.
    String said(@Nullable String message, String state, String ours) {
        if (message == null || message.isBlank()) {
            return ours;
        }
        var moving =
                Stream.of(
                                ParcelState.LABEL_CREATED,
                                ParcelState.PICKED_UP,
                                ParcelState.IN_TRANSIT,
                                ParcelState.OUT_FOR_DELIVERY)
                        .anyMatch(s -> s.name().equalsIgnoreCase(state));
        return viewer.seesParties() || moving ? message : ours;
    }
}
