package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.payment.domain.CaseEvent;
import dev.ordertrail.payment.handle.Evidence.Parcel;
import dev.ordertrail.payment.handle.Evidence.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parcels of an order with what carriers saw of them.
final class Parcels {
    private final LinkedHashMap<String, Parcel> parcels = new LinkedHashMap<>();

    private Parcels() {}

    static List<Parcel> of(List<CaseEvent> told) {
        var all = new Parcels();
        for (var heard : told) {
            if (heard.event() instanceof ShippingEvent event) {
                all.add(heard.happened(), event);
            } else if (heard.event() instanceof ShipmentAnnounced announced) {
                all.name(announced.parcelId(), announced.carrier(), announced.trackingNumber());
            }
        }
        return List.copyOf(all.parcels.values());
    }

    private void add(Instant at, ShippingEvent event) {
        switch (event) {
            case ParcelRegistered e -> name(e.parcelId(), e.carrier(), e.trackingNumber());
            case ParcelScanned e ->
                    scan(e.parcelId(), at, e.state().name(), text(e.message(), e.place()));
            case ParcelIncident e ->
                    scan(e.parcelId(), at, e.state().name(), text(e.message(), e.place()));
            case ParcelDelivered e -> {
                scan(e.parcelId(), at, "DELIVERED", text(e.message(), e.place()));
                delivered(e.parcelId(), at);
            }
            case ParcelReturned e ->
                    scan(e.parcelId(), at, "RETURNED", text(e.message(), e.place()));
            case DeliveryEstimateChanged _ -> {}
        }
    }

    private record Text(@Nullable String message, @Nullable String place) {}

    private static Text text(@Nullable String message, @Nullable Place place) {
        return new Text(message, place == null ? null : line(place));
    }

    private static String line(Place place) {
        return Stream.of(place.city(), place.state(), place.zip(), place.country())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private Parcel parcel(String id) {
        return parcels.computeIfAbsent(id, p -> new Parcel(p, null, null, null, List.of()));
    }

    private void name(String id, @Nullable String carrier, String trackingNumber) {
        var known = parcel(id);
        var named = carrier == null ? known.carrier() : carrier;
        parcels.put(id, new Parcel(id, named, trackingNumber, known.delivered(), known.scans()));
    }

    private void scan(String id, Instant at, String state, Text text) {
        var known = parcel(id);
        var scans = new ArrayList<>(known.scans());
        scans.add(new Scan(at, state, text.message(), text.place()));
        parcels.put(
                id,
                new Parcel(id, known.carrier(), known.trackingNumber(), known.delivered(), scans));
    }

    private void delivered(String id, Instant at) {
        var known = parcel(id);
        parcels.put(id, new Parcel(id, known.carrier(), known.trackingNumber(), at, known.scans()));
    }
}
