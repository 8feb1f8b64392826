package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.tracking.project.ShippingDoc.Estimate;
import dev.ordertrail.tracking.project.ShippingDoc.Parcel;
import dev.ordertrail.tracking.project.ShippingDoc.Registered;
import dev.ordertrail.tracking.project.ShippingDoc.Scan;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds shipping-events. Scans find their place by their own time, whenever they come.
public final class ShippingFold {

    private ShippingFold() {}

    /// The document after one more event; the same document when it was folded before.
    public static ShippingDoc apply(@Nullable ShippingDoc doc, Recorded<ShippingEvent> in) {
        var old = doc == null ? ShippingDoc.NONE : doc;
        if (in.version() <= old.version()) {
            return old;
        }
        var parcels = new TreeMap<>(old.parcels());
        var id = in.event().parcelId();
        var parcel = parcels.getOrDefault(id, Parcel.UNKNOWN);
        parcels.put(id, next(parcel, in.envelope(), in.event()));
        return new ShippingDoc(in.version(), parcels);
    }

    private static Parcel next(Parcel parcel, Envelope at, ShippingEvent event) {
        return switch (event) {
            case ParcelRegistered e ->
                    parcel.registered(
                            new Registered(
                                    at.id(),
                                    at.time(),
                                    at.recordedTime(),
                                    e.carrier(),
                                    e.trackingNumber()));
            case DeliveryEstimateChanged e -> parcel.estimated(new Estimate(at.time(), e.date()));
            case ParcelScanned e ->
                    parcel.scanned(
                            e.scanId(),
                            new Scan(
                                    at.id(),
                                    at.time(),
                                    at.recordedTime(),
                                    e.state(),
                                    e.providerStatus(),
                                    e.message(),
                                    e.place(),
                                    null,
                                    null,
                                    e.timeClamped()));
            case ParcelIncident e ->
                    parcel.scanned(
                            e.scanId(),
                            new Scan(
                                    at.id(),
                                    at.time(),
                                    at.recordedTime(),
                                    e.state(),
                                    e.providerStatus(),
                                    e.message(),
                                    e.place(),
                                    e.owner(),
                                    e.nextStep(),
                                    e.timeClamped()));
            case ParcelDelivered e ->
                    parcel.scanned(
                            e.scanId(),
                            new Scan(
                                    at.id(),
                                    at.time(),
                                    at.recordedTime(),
                                    ParcelState.DELIVERED,
                                    e.providerStatus(),
                                    e.message(),
                                    e.place(),
                                    null,
                                    null,
                                    e.timeClamped()));
            case ParcelReturned e ->
                    parcel.scanned(
                            e.scanId(),
                            new Scan(
                                    at.id(),
                                    at.time(),
                                    at.recordedTime(),
                                    ParcelState.RETURNED,
                                    e.providerStatus(),
                                    e.message(),
                                    e.place(),
                                    null,
                                    null,
                                    e.timeClamped()));
        };
    }
}
