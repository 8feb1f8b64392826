package dev.ordertrail.shipping.domain;

import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.ShippingEvent.DeliveryEstimateChanged;
import dev.ordertrail.contracts.ShippingEvent.ParcelDelivered;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelRegistered;
import dev.ordertrail.contracts.ShippingEvent.ParcelReturned;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import java.time.Instant;
import java.time.LocalDate;

/// Something to tell everybody, once. Its id is derived from what it says, so that saying it again
/// is seen to be a repeat.
///
/// @param eventId the `ce_id`
/// @param happened the `ce_time`
public record News(String eventId, Instant happened, ShippingEvent event) {

    /// A parcel is followed. Told again when its carrier becomes known.
    public static News registered(Parcel p) {
        var carrier = p.carrier();
        return new News(
                id(p.parcelId(), "registered", carrier == null ? "" : carrier),
                p.registeredAt(),
                new ParcelRegistered(p.parcelId(), carrier, p.trackingNumber()));
    }

    /// A scan as it reads in its journey. A delivery that turns out to be a return is told again,
    /// as that.
    public static News of(String parcelId, Scan scan) {
        var event = event(parcelId, scan);
        var id =
                event instanceof ParcelReturned
                        ? id(parcelId, scan.scanId(), "returned")
                        : id(parcelId, scan.scanId());
        return new News(id, scan.happened(), event);
    }

    /// @param turn how many times this day had been promised and withdrawn before
    static News estimate(String parcelId, LocalDate date, int turn, Instant asOf) {
        return new News(
                id(parcelId, "estimate", date.toString(), Integer.toString(turn)),
                asOf,
                new DeliveryEstimateChanged(parcelId, date));
    }

    private static ShippingEvent event(String parcel, Scan s) {
        var trouble = s.trouble();
        return switch (s.state()) {
            case DELIVERED ->
                    new ParcelDelivered(
                            parcel,
                            s.scanId(),
                            s.providerStatus(),
                            s.message(),
                            s.place(),
                            s.clamped());
            case RETURNED ->
                    new ParcelReturned(
                            parcel,
                            s.scanId(),
                            s.providerStatus(),
                            s.message(),
                            s.place(),
                            s.clamped());
            case REGISTERED,
                    LABEL_CREATED,
                    PICKED_UP,
                    IN_TRANSIT,
                    OUT_FOR_DELIVERY,
                    ATTEMPT_FAILED,
                    READY_FOR_PICKUP,
                    DELAYED,
                    ON_HOLD,
                    RETURNING,
                    LOST,
                    DAMAGED,
                    VOIDED,
                    UNKNOWN ->
                    trouble == null ? scanned(parcel, s) : incident(parcel, s, trouble);
        };
    }

    private static ParcelScanned scanned(String parcel, Scan s) {
        return new ParcelScanned(
                parcel,
                s.scanId(),
                s.state(),
                s.providerStatus(),
                s.message(),
                s.place(),
                s.clamped());
    }

    private static ParcelIncident incident(String parcel, Scan s, Trouble trouble) {
        return new ParcelIncident(
                parcel,
                s.scanId(),
                s.state(),
                s.providerStatus(),
                s.message(),
                s.place(),
                trouble.owner(),
                trouble.nextStep(),
                s.clamped());
    }

    /// 128 bits of SHA-256 over the parts, in the shape of a UUID.
    private static String id(String... parts) {
        var hex = Sha256.hex(String.join("|", parts));
        return "%s-%s-8%s-a%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(13, 16),
                        hex.substring(17, 20),
                        hex.substring(20, 32));
    }
}
