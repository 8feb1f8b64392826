package dev.ordertrail.shipping.handle;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.shipping.domain.FollowedParcel;
import dev.ordertrail.shipping.domain.Journey;
import dev.ordertrail.shipping.domain.Scan;
import dev.ordertrail.shipping.domain.Scan.Trouble;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel as it is shown to those who ship.
///
/// @param state the carrier's latest word
/// @param reached the furthest it was seen on its way to the buyer
/// @param finishedAt when it was delivered or came back
/// @param trouble what somebody has to do; null when nobody has
/// @param scans in time; empty in lists
public record Shipment(
        String parcelId,
        String orderId,
        @Nullable String carrier,
        String trackingNumber,
        ParcelState state,
        ParcelState reached,
        Instant registeredAt,
        @Nullable Instant lastScanAt,
        @Nullable Instant finishedAt,
        @Nullable LocalDate estimatedDelivery,
        @Nullable Trouble trouble,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Sighted> scans) {

    public Shipment {
        scans = List.copyOf(scans);
    }

    /// One scan of the carrier.
    ///
    /// @param timeClamped the carrier's time lay in the future
    public record Sighted(
            String scanId,
            ParcelState state,
            @Nullable String providerStatus,
            @Nullable String message,
            @Nullable Place place,
            Instant happened,
            boolean timeClamped) {}

    static Shipment of(FollowedParcel followed, Collection<Scan> scans) {
        var parcel = followed.parcel();
        var standing = followed.standing();
        return new Shipment(
                parcel.parcelId(),
                parcel.orderId(),
                parcel.carrier(),
                parcel.trackingNumber(),
                standing.state(),
                standing.reached(),
                parcel.registeredAt(),
                standing.lastScanAt(),
                standing.finishedAt(),
                followed.estimate(),
                standing.trouble(),
                Journey.of(scans).scans().stream().map(Shipment::sighted).toList());
    }

    private static Sighted sighted(Scan scan) {
        return new Sighted(
                scan.scanId(),
                scan.state(),
                scan.providerStatus(),
                scan.message(),
                scan.place(),
                scan.happened(),
                scan.clamped());
    }
}
