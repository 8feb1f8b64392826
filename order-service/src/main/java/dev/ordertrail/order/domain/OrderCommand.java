package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.Delivery;
import dev.ordertrail.contracts.OrderEvent.DisputeOutcome;
import dev.ordertrail.contracts.OrderEvent.Item;
import dev.ordertrail.contracts.OrderEvent.KeyChange;
import dev.ordertrail.contracts.OrderEvent.LicenceKey;
import dev.ordertrail.contracts.OrderEvent.LinkKind;
import dev.ordertrail.contracts.OrderEvent.Origin;
import dev.ordertrail.contracts.OrderEvent.PaymentTerms;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.OrderEvent.Seller;
import dev.ordertrail.contracts.OrderEvent.StockState;
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

    /// Put the order aside, to where its workflow keeps such orders.
    record HoldOrder(By by, @Nullable Sealed note) implements OrderCommand {}

    /// Go on where the order was before it was put aside.
    record ResumeOrder(By by, @Nullable Sealed note) implements OrderCommand {}

    /// Let the buyer of a failed order try again.
    record RetryOrder(By by, @Nullable Sealed note) implements OrderCommand {}

    /// Complete the order, perhaps saying what was delivered.
    ///
    /// @param delivered what was delivered, by its id elsewhere: the server that was set up
    record CompleteOrder(By by, @Nullable Sealed note, @Nullable Link delivered)
            implements OrderCommand {}

    /// Send money back.
    ///
    /// @param amount how much; null: the items' worth, or everything, which also moves the order
    /// @param items what it is for; none: nothing is named
    record RefundOrder(
            By by, @Nullable Money amount, List<RefundedItem> items, @Nullable Sealed note)
            implements OrderCommand {
        public RefundOrder {
            items = List.copyOf(items);
        }
    }

    /// Say what a dispute comes to.
    record ResolveDispute(By by, DisputeOutcome outcome, @Nullable Sealed text)
            implements OrderCommand {}

    record AssignStaff(By by, String staffId, @Nullable String name) implements OrderCommand {}

    record UnassignStaff(By by, String staffId) implements OrderCommand {}

    record LinkReference(By by, Link link) implements OrderCommand {}

    /// Change what was ordered, before any of it is handed over.
    ///
    /// @param items all of them, not those that change
    /// @param personal the buyer's data with the new address; null: the address stays
    record EditOrder(
            By by,
            String editId,
            List<Item> items,
            Money total,
            Delivery delivery,
            @Nullable Sealed personal)
            implements OrderCommand {
        public EditOrder {
            items = List.copyOf(items);
        }
    }

    /// Agree to the change that was proposed.
    record ConfirmEdit(By by, String editId) implements OrderCommand {}

    /// Turn the change down, or take it back.
    record DeclineEdit(By by, String editId) implements OrderCommand {}

    /// A timer has run out. It does nothing any more when the order has moved on since.
    ///
    /// @param entered the version that had entered the status it ran in
    record FireTimer(By by, String timer, long entered) implements OrderCommand {}

    /// How the stock stands: see `OrderEvent.StockNoted`.
    record NoteStock(By by, StockState state, List<String> missing) implements OrderCommand {
        public NoteStock {
            missing = List.copyOf(missing);
        }
    }

    /// Licence keys were taken from their pools for the order.
    record AssignKeys(By by, List<LicenceKey> keys) implements OrderCommand {
        public AssignKeys {
            keys = List.copyOf(keys);
        }
    }

    /// A pool was empty.
    record OweKeys(By by, String itemId, String listingId, int quantity) implements OrderCommand {}

    /// Something happened to keys of the order.
    record ChangeKeys(By by, KeyChange change, List<String> keyIds) implements OrderCommand {
        public ChangeKeys {
            keyIds = List.copyOf(keyIds);
        }
    }

    /// Somebody has dealt with an anomaly.
    record CloseAnomaly(By by, String anomalyId) implements OrderCommand {}

    /// Something elsewhere that the order belongs with.
    record Link(LinkKind kind, String reference) {}

    /// The parcel a seller names when shipping.
    record Shipment(String parcelId, @Nullable String carrier, String trackingNumber) {}
}
