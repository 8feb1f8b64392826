package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.Visibility;
import dev.ordertrail.contracts.ParcelState;
import dev.ordertrail.contracts.PaymentFact;
import dev.ordertrail.contracts.Sealed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody wants of an order, or what happened to it outside. A wish may be refused; a fact
/// never is. Ids come with the command, and texts come sealed.
public sealed interface OrderCommand {

    /// Who asks; the role is the one they hold towards this order.
    By by();

    /// Begin an order. Its total was checked against its items before.
    ///
    /// @param orderId the id it will have: ids of refunds and anomalies derive from it
    record PlaceOrder(
            By by,
            String orderId,
            String number,
            @Nullable String reference,
            @Nullable String buyer,
            @Nullable Seller seller,
            List<Item> items,
            Money total,
            PaymentTerms payment,
            Delivery delivery,
            Origin origin,
            @Nullable LocalDate estimatedDelivery,
            Map<String, String> metadata,
            @Nullable Sealed personal,
            List<AddNote> notes)
            implements OrderCommand {
        public PlaceOrder {
            items = List.copyOf(items);
            metadata = Map.copyOf(metadata);
            notes = List.copyOf(notes);
        }
    }

    /// Move to another status, perhaps saying which parcel carries it and when it will arrive.
    record MoveOrder(
            By by,
            String to,
            @Nullable Sealed note,
            @Nullable Shipment shipment,
            @Nullable LocalDate estimatedDelivery)
            implements OrderCommand {}

    /// Call the order off; what was paid goes back.
    record CancelOrder(By by, @Nullable Sealed note) implements OrderCommand {}

    /// Say that something is wrong with what was delivered, or was not.
    record OpenDispute(By by, String disputeId, @Nullable Sealed text) implements OrderCommand {}

    record AddNote(By by, String noteId, Visibility visibility, Sealed text)
            implements OrderCommand {}

    /// A fact of the payment axis: see `OrderEvent.PaymentNoted`.
    record NotePayment(
            By by,
            String factId,
            String paymentId,
            PaymentFact fact,
            @Nullable Money amount,
            @Nullable Money captured,
            @Nullable String detail,
            Instant happened)
            implements OrderCommand {}

    /// A fact of the parcel axis: see `OrderEvent.ParcelNoted`.
    record NoteParcel(
            By by,
            String factId,
            String parcelId,
            @Nullable String trackingNumber,
            ParcelState state,
            Instant happened)
            implements OrderCommand {}

    /// The carrier promises another day.
    record NoteEstimate(By by, LocalDate date) implements OrderCommand {}

    /// Somebody has dealt with an anomaly.
    record CloseAnomaly(By by, String anomalyId) implements OrderCommand {}

    /// The parcel a seller names when shipping.
    record Shipment(String parcelId, @Nullable String carrier, String trackingNumber) {}
}
