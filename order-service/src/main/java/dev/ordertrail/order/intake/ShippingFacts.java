package dev.ordertrail.order.intake;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.order.domain.OrderCommand.NoteEstimate;
import dev.ordertrail.order.domain.OrderCommand.NoteParcel;
import dev.ordertrail.order.handle.Fact;
import org.jspecify.annotations.Nullable;

/// What events of parcels mean to their order.
final class ShippingFacts {
    private static final By SHIPPING = By.system("shipping");

    private ShippingFacts() {}

    static Fact of(Recorded<ShippingEvent> in) {
        return switch (in.event()) {
            case ParcelRegistered e -> parcel(in, ParcelState.REGISTERED, e.trackingNumber());
            case ParcelScanned e -> parcel(in, e.state(), null);
            case ParcelIncident e -> parcel(in, e.state(), null);
            case ParcelDelivered _ -> parcel(in, ParcelState.DELIVERED, null);
            case ParcelReturned _ -> parcel(in, ParcelState.RETURNED, null);
            case DeliveryEstimateChanged e ->
                    new Fact(in.envelope(), new NoteEstimate(SHIPPING, e.date()));
        };
    }

    private static Fact parcel(
            Recorded<ShippingEvent> in, ParcelState state, @Nullable String trackingNumber) {
        var envelope = in.envelope();
        return new Fact(
                envelope,
                new NoteParcel(
                        SHIPPING,
                        envelope.id(),
                        in.event().parcelId(),
                        trackingNumber,
                        state,
                        envelope.time()));
    }
}
