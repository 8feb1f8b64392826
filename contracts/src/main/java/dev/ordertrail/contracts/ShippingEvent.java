package dev.ordertrail.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What happened to the parcels of an order, on `shipping-events`. The envelope's time is the
/// carrier's.
public sealed interface ShippingEvent extends Event {

    /// The parcel this is about, derived from order, carrier and tracking number.
    String parcelId();

    /// A parcel is followed from now on.
    @EventType("dev.ordertrail.shipping.parcel-registered.v1")
    record ParcelRegistered(String parcelId, @Nullable String carrier, String trackingNumber)
            implements ShippingEvent {}

    /// The carrier has seen the parcel.
    ///
    /// @param scanId derived from what the scan says: the same scan told twice has the same id
    /// @param providerStatus the carrier's own word
    /// @param timeClamped the carrier's time lay in the future and was moved to now
    @EventType("dev.ordertrail.shipping.parcel-scanned.v1")
    record ParcelScanned(
            String parcelId,
            String scanId,
            ParcelState state,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            boolean timeClamped)
            implements ShippingEvent {}

    /// Something went wrong with the parcel, and somebody has a next step.
    ///
    /// @param state what it is: ATTEMPT_FAILED, DELAYED, ON_HOLD, RETURNING, LOST, DAMAGED
    /// @param owner who acts: `buyer`, `seller`, `carrier`
    /// @param nextStep what to do, in one sentence
    @EventType("dev.ordertrail.shipping.parcel-incident.v1")
    record ParcelIncident(
            String parcelId,
            String scanId,
            ParcelState state,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            String owner,
            String nextStep,
            boolean timeClamped)
            implements ShippingEvent {}

    /// The parcel is where it was to go.
    @EventType("dev.ordertrail.shipping.parcel-delivered.v1")
    record ParcelDelivered(
            String parcelId,
            String scanId,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            boolean timeClamped)
            implements ShippingEvent {}

    /// The parcel is back with its sender.
    @EventType("dev.ordertrail.shipping.parcel-returned.v1")
    record ParcelReturned(
            String parcelId,
            String scanId,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            boolean timeClamped)
            implements ShippingEvent {}

    /// The carrier says when it will arrive.
    @EventType("dev.ordertrail.shipping.delivery-estimated.v1")
    record DeliveryEstimateChanged(String parcelId, LocalDate date) implements ShippingEvent {}

    /// Where a scan was made: no street, no person.
    record Place(
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String zip) {}
}
