package dev.ordertrail.tracking.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as anybody may see it who knows its number: no person, no price, no tracking number, no
/// street.
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PublicAnswer(
        String orderNumber,
        String workflow,
        String status,
        String label,
        @Nullable String emoji,
        @Nullable String colour,
        @Nullable String phase,
        @Nullable Integer progress,
        String outlook,
        long revision,
        Instant statusUpdatedAt,
        Instant createdAt,
        @Nullable Instant deliveredAt,
        @Nullable LocalDate estimatedDelivery,
        List<Item> items,
        Shipping shipping,
        List<Entry> timeline,
        @Nullable Instant staleSince) {

    /// What was bought.
    public record Item(@Nullable String productName, int quantity) {}

    /// Where the parcels are, and the place they go to.
    public record Shipping(
            @Nullable String method,
            @Nullable String carrier,
            @Nullable LocalDate estimatedDelivery,
            @Nullable String city,
            @Nullable String country,
            @Nullable String summary,
            int parcelsTotal,
            int parcelsDelivered,
            List<Parcel> parcels) {}

    /// One parcel.
    public record Parcel(
            @Nullable String carrier,
            String state,
            String description,
            @Nullable Instant since,
            @Nullable LocalDate estimatedDelivery) {}

    /// One thing that happened.
    public record Entry(
            String status,
            String label,
            Instant timestamp,
            String description,
            String source,
            @Nullable String location) {}

    /// The public part of an answer that was made for [Viewer#PUBLIC].
    public static PublicAnswer of(OrderAnswer o) {
        return new PublicAnswer(
                o.orderNumber(),
                o.workflow(),
                o.status(),
                o.label(),
                o.emoji(),
                o.colour(),
                o.phase(),
                o.progress(),
                o.outlook(),
                o.revision(),
                o.statusUpdatedAt(),
                o.createdAt(),
                o.deliveredAt(),
                o.estimatedDelivery(),
                o.items().stream().map(i -> new Item(i.productName(), i.quantity())).toList(),
                shipping(o.shipping()),
                o.timeline().stream().map(PublicAnswer::entry).toList(),
                o.staleSince());
    }

    private static Shipping shipping(ShippingAnswer s) {
        var to = s.address();
        return new Shipping(
                s.method(),
                s.carrier(),
                s.estimatedDelivery(),
                to == null ? null : to.city(),
                to == null ? null : to.country(),
                s.summary(),
                s.parcelsTotal(),
                s.parcelsDelivered(),
                s.parcels().stream().map(PublicAnswer::parcel).toList());
    }

    private static Parcel parcel(ShippingAnswer.Parcel p) {
        return new Parcel(
                p.carrier(), p.state(), p.description(), p.since(), p.estimatedDelivery());
    }

    private static Entry entry(OrderAnswer.Entry e) {
        return new Entry(
                e.status(), e.label(), e.timestamp(), e.description(), e.source(), e.location());
    }
}
