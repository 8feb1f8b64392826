package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PostalAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that may convince a bank that an order was meant, paid, sent and received.
///
/// @param buyer null when nothing is known of the person, or its data was erased
/// @param missing what a bank will ask for and nobody has told
public record Evidence(
        String orderId,
        String number,
        @Nullable Purchase purchase,
        @Nullable Buyer buyer,
        List<Parcel> parcels,
        List<Handover> handovers,
        List<Message> messages,
        List<Moment> timeline,
        List<String> missing) {
    public Evidence {
        parcels = List.copyOf(parcels);
        handovers = List.copyOf(handovers);
        messages = List.copyOf(messages);
        timeline = List.copyOf(timeline);
        missing = List.copyOf(missing);
    }

    /// What was bought, and how it was to be paid.
    public record Purchase(
            Instant placedAt,
            @Nullable String reference,
            @Nullable String seller,
            String paymentMethod,
            Money total,
            List<Line> items) {
        public Purchase {
            items = List.copyOf(items);
        }
    }

    /// One line of the order.
    public record Line(
            @Nullable String productName,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money totalPrice) {}

    /// Who bought it, and where it was to go.
    public record Buyer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PostalAddress address) {}

    /// A parcel with every scan, the first one first.
    ///
    /// @param delivered when it was handed over; null when nobody told
    public record Parcel(
            String parcelId,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable Instant delivered,
            List<Scan> scans) {
        public Parcel {
            scans = List.copyOf(scans);
        }
    }

    /// What a carrier saw.
    public record Scan(
            Instant at, String state, @Nullable String message, @Nullable String place) {}

    /// Something digital that was handed over: a licence key by its last characters.
    public record Handover(Instant at, String what) {}

    /// What was said to the buyer, or by the buyer.
    ///
    /// @param text null where only the sending was told, not the words
    public record Message(
            Instant at, String from, String channel, String what, @Nullable String text) {}

    /// One line of the timeline.
    ///
    /// @param at when it happened
    /// @param learned when it was learned
    /// @param source who told it: `order`, `payment`, `shipping`, `notification`
    public record Moment(
            Instant at, Instant learned, String source, String what, @Nullable String detail) {}
}
