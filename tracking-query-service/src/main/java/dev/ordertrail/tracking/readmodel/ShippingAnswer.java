package dev.ordertrail.tracking.readmodel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parcel axis.
///
/// @param summary `1 of 2 delivered`
public record ShippingAnswer(
        @Nullable String method,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable LocalDate estimatedDelivery,
        OrderAnswer.@Nullable Address address,
        @Nullable String summary,
        int parcelsTotal,
        int parcelsDelivered,
        List<Parcel> parcels) {

    /// One parcel.
    ///
    /// @param state in the words of no carrier
    /// @param nextStep what somebody has to do now
    public record Parcel(
            String id,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String carrierUrl,
            String state,
            String description,
            boolean incident,
            @Nullable Instant since,
            @Nullable Instant deliveredAt,
            @Nullable LocalDate estimatedDelivery,
            @Nullable String nextStep,
            @Nullable String nextStepBy,
            List<Scan> scans) {}

    /// What a carrier saw.
    public record Scan(
            String state, Instant timestamp, String description, @Nullable String location) {}
}
