package dev.ordertrail.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order's own history, on `order-events` in version order without gaps. order-service is its
/// only writer.
public sealed interface OrderEvent extends Event {

    /// Who caused it.
    By by();

    /// The order exists. Everything bought is a snapshot: later changes of a listing do not reach
    /// it.
    ///
    /// @param workflow the workflow version that this order keeps
    /// @param status the status it starts in
    /// @param number human-readable, unique: `ORD-2026-000123`
    /// @param reference the caller's own reference, unique per seller
    /// @param buyer id of the buyer as tokens name it (`sub`); null for a guest
    /// @param estimatedDelivery the day promised at the time of placing
    /// @param metadata free key/values of the caller, never personal data
    /// @param personal the buyer's [PersonalData]
    @EventType("dev.ordertrail.order.placed.v1")
    record OrderPlaced(
            By by,
            WorkflowRef workflow,
            String status,
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
            @Nullable Sealed personal)
            implements OrderEvent {
        public OrderPlaced {
            items = List.copyOf(items);
            metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
        }
    }

    /// The status of the order moved.
    ///
    /// @param cause what moved it: a person's wish, a fact, a timer
    /// @param factId the `ce_id` of the fact that moved it, when it was a fact
    /// @param note what the person wrote to whoever follows the order
    @EventType("dev.ordertrail.order.status-changed.v1")
    record StatusChanged(
            By by,
            String from,
            String to,
            Cause cause,
            @Nullable String factId,
            @Nullable Sealed note)
            implements OrderEvent {}

    /// The seller says which parcel carries the order (or a part of it).
    ///
    /// @param carrier as the seller named it, `UPS`; null when only a tracking number was given
    @EventType("dev.ordertrail.order.shipment-announced.v1")
    record ShipmentAnnounced(
            By by, String parcelId, @Nullable String carrier, String trackingNumber)
            implements OrderEvent {}

    /// Somebody promised another day of delivery.
    @EventType("dev.ordertrail.order.delivery-estimated.v1")
    record DeliveryEstimated(By by, LocalDate date) implements OrderEvent {}

    /// A fact of the payment axis has reached the order. It happened, so it is recorded whatever
    /// the status is.
    ///
    /// @param factId the `ce_id` of the payment event
    /// @param amount what the fact says: captured so far, refunded so far, disputed
    /// @param captured what had been captured, where the fact knows more than `amount`
    /// @param detail the dispute id, the reason of an end, a failure code
    /// @param happened when it happened at the provider
    @EventType("dev.ordertrail.order.payment-noted.v1")
    record PaymentNoted(
            By by,
            String factId,
            String paymentId,
            PaymentFact fact,
            @Nullable Money amount,
            @Nullable Money captured,
            @Nullable String detail,
            Instant happened)
            implements OrderEvent {}

    /// A fact of the parcel axis has reached the order.
    ///
    /// @param factId the `ce_id` of the shipping event
    /// @param happened when it happened at the carrier
    @EventType("dev.ordertrail.order.parcel-noted.v1")
    record ParcelNoted(
            By by,
            String factId,
            String parcelId,
            @Nullable String trackingNumber,
            ParcelState state,
            Instant happened)
            implements OrderEvent {}

    /// Somebody wrote something down.
    ///
    /// @param visibility who may read it
    /// @param text the note, sealed under the order's person
    @EventType("dev.ordertrail.order.note-added.v1")
    record NoteAdded(By by, String noteId, Visibility visibility, Sealed text)
            implements OrderEvent {}

    /// The buyer or staff dispute the order.
    ///
    /// @param text what they wrote, sealed under the order's person
    @EventType("dev.ordertrail.order.dispute-opened.v1")
    record DisputeOpened(By by, String disputeId, @Nullable Sealed text) implements OrderEvent {}

    /// Money has to go back. Its id is derived from order, payment and cause: asked twice it is the
    /// same request.
    ///
    /// @param paymentId the payment to refund; null when the order knows no captured payment of a
    ///   provider
    /// @param cause `cancelled`, `late_payment`, ...
    /// @param items what it is for, where it is for a part of what was bought; null: nothing was
    ///   named. Where several payments give back one refund, the last of its requests names them
    @EventType("dev.ordertrail.order.refund-requested.v1")
    record RefundRequested(
            By by,
            String refundId,
            @Nullable String paymentId,
            Money amount,
            String cause,
            @Nullable List<RefundedItem> items)
            implements OrderEvent {
        public RefundRequested {
            items = items == null || items.isEmpty() ? null : List.copyOf(items);
        }

        /// A request that names no items.
        public RefundRequested(
                By by, String refundId, @Nullable String paymentId, Money amount, String cause) {
            this(by, refundId, paymentId, amount, cause, null);
        }
    }

    /// Something needs a human eye: a fact nobody can act on, a contradiction, a task.
    ///
    /// @param anomalyId unique within the order, derived from its kind and subject
    /// @param subject the payment or parcel it is about
    /// @param owner who acts next: `staff`, `seller`, `buyer`
    /// @param nextStep what to do, in one sentence
    /// @param facts figures for the reader, never personal data
    @EventType("dev.ordertrail.order.anomaly-raised.v1")
    record AnomalyRaised(
            By by,
            String anomalyId,
            AnomalyKind kind,
            @Nullable String subject,
            String owner,
            String nextStep,
            Map<String, String> facts)
            implements OrderEvent {
        public AnomalyRaised {
            facts = facts == null ? Map.of() : Map.copyOf(facts);
        }
    }

    /// A later event explained the anomaly, or somebody dealt with it.
    @EventType("dev.ordertrail.order.anomaly-closed.v1")
    record AnomalyClosed(By by, String anomalyId) implements OrderEvent {}

    /// Staff or the seller took the matter in hand: what a disputed order comes to. The move that
    /// follows from it is a StatusChanged of its own.
    ///
    /// @param text what they wrote to both sides, sealed under the order's person
    @EventType("dev.ordertrail.order.dispute-resolved.v1")
    record DisputeResolved(By by, DisputeOutcome outcome, @Nullable Sealed text)
            implements OrderEvent {}

    /// Somebody of the shop works on the order.
    ///
    /// @param staffId as tokens name the person (`sub`)
    /// @param name the name that the customer may read
    @EventType("dev.ordertrail.order.staff-assigned.v1")
    record StaffAssigned(By by, String staffId, @Nullable String name) implements OrderEvent {}

    /// Somebody of the shop works on the order no longer.
    @EventType("dev.ordertrail.order.staff-unassigned.v1")
    record StaffUnassigned(By by, String staffId) implements OrderEvent {}

    /// The order belongs together with something elsewhere.
    ///
    /// @param reference its id there: a ticket, a conversation, a server that was set up
    @EventType("dev.ordertrail.order.reference-linked.v1")
    record ReferenceLinked(By by, LinkKind kind, String reference) implements OrderEvent {}

    /// Somebody wants the order changed in a way that another has to agree to, because the price
    /// changes.
    ///
    /// @param difference what the new total is above the old one; negative when it is below
    /// @param personal the new address with the buyer's other data; null when it stays
    @EventType("dev.ordertrail.order.edit-proposed.v1")
    record EditProposed(
            By by,
            String editId,
            List<Item> items,
            Money total,
            Money difference,
            Delivery delivery,
            @Nullable Sealed personal)
            implements OrderEvent {
        public EditProposed {
            items = List.copyOf(items);
        }
    }

    /// The order is another one now: these are all its items, not those that changed.
    ///
    /// @param by who agreed to it
    /// @param difference what the new total is above the old one; negative when it is below
    /// @param personal the new address with the buyer's other data; null when it stays
    @EventType("dev.ordertrail.order.edited.v1")
    record OrderEdited(
            By by,
            String editId,
            List<Item> items,
            Money total,
            Money difference,
            Delivery delivery,
            @Nullable Sealed personal)
            implements OrderEvent {
        public OrderEdited {
            items = List.copyOf(items);
        }
    }

    /// The change that was proposed does not come about.
    @EventType("dev.ordertrail.order.edit-declined.v1")
    record EditDeclined(By by, String editId) implements OrderEvent {}

    /// How the stock of what was bought stands.
    ///
    /// @param missing listings that are short, when the state is MISSING
    @EventType("dev.ordertrail.order.stock-noted.v1")
    record StockNoted(By by, StockState state, List<String> missing) implements OrderEvent {
        public StockNoted {
            missing = missing == null ? List.of() : List.copyOf(missing);
        }
    }

    /// Licence keys belong to the order. Their texts stay in order-service.
    @EventType("dev.ordertrail.order.keys-assigned.v1")
    record KeysAssigned(By by, List<LicenceKey> keys) implements OrderEvent {
        public KeysAssigned {
            keys = List.copyOf(keys);
        }
    }

    /// The pool of a listing ran empty: so many keys are still to come.
    @EventType("dev.ordertrail.order.keys-owed.v1")
    record KeysOwed(By by, String itemId, String listingId, int quantity) implements OrderEvent {}

    /// What happened to licence keys of the order after they were assigned.
    @EventType("dev.ordertrail.order.keys-changed.v1")
    record KeysChanged(By by, KeyChange change, List<String> keyIds) implements OrderEvent {
        public KeysChanged {
            keyIds = List.copyOf(keyIds);
        }
    }

    /// A timer of the workflow has run out. A move that follows is a StatusChanged of its own.
    ///
    /// @param timer its id in the workflow
    /// @param status the status in which it ran
    /// @param entered the version of the event that entered this status
    @EventType("dev.ordertrail.order.timer-fired.v1")
    record TimerFired(By by, String timer, String status, long entered) implements OrderEvent {}

    /// What the customer has earned by this order: a review, a role of customers.
    ///
    /// @param benefit `review`, `role:customer`: the workflow names them
    /// @param person whose it is; null for a guest
    @EventType("dev.ordertrail.order.benefit-granted.v1")
    record BenefitGranted(By by, String benefit, @Nullable String person) implements OrderEvent {}

    /// One line of an order as it was bought.
    ///
    /// @param snapshot further facts of the listing at the time, as JSON text
    record Item(
            String id,
            @Nullable String listingId,
            @Nullable String productName,
            @Nullable String description,
            int quantity,
            @Nullable Money unitPrice,
            @Nullable Money totalPrice,
            @Nullable String snapshot) {}

    /// So many pieces of one line of an order, paid back.
    record RefundedItem(String itemId, int quantity) {}

    /// Who sells. A trading name is public; it is no personal data.
    record Seller(String id, @Nullable String name, @Nullable String storeName) {}

    /// How the order is paid and what the storefront said about it.
    ///
    /// @param method `escrow`, `crypto`, `fiat`, `credit_card`, `stripe`, ...
    /// @param claimed what the storefront claims: evidence, not proof
    record PaymentTerms(
            String method,
            PaymentClaim claimed,
            @Nullable String paymentIntentId,
            @Nullable String sessionId,
            @Nullable String transactionHash,
            @Nullable String escrowId,
            @Nullable Money processingFee,
            @Nullable Money gasFee) {}

    /// Where it goes, as far as everybody may know it. The street is in [PersonalData].
    record Delivery(
            @Nullable String method,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country) {}

    /// Where the order came from.
    record Origin(
            @Nullable String agentId,
            @Nullable String conversationId,
            @Nullable String ownerId,
            @Nullable String channel) {}

    /// What the storefront said about the payment when it placed the order.
    enum PaymentClaim {
        NONE,
        PAID,
        LOCKED_IN_ESCROW
    }

    /// What moved a status.
    enum Cause {
        PERSON,
        FACT,
        TIMER
    }

    /// Who may read a note.
    enum Visibility {
        CUSTOMER,
        INTERNAL
    }

    /// A licence key as everybody may know it.
    ///
    /// @param lastFour the last four characters of its text
    record LicenceKey(String keyId, String itemId, String listingId, String lastFour) {}

    /// What became of a licence key.
    enum KeyChange {
        REVEALED,
        SUSPENDED,
        RESTORED,
        REVOKED
    }

    /// What a dispute came to.
    enum DisputeOutcome {
        /// The buyer was right: the money goes back.
        REFUND,
        /// The seller was right: the order is complete.
        COMPLETE,
        /// Both let it go: the order is called off.
        CANCEL,
        /// There was nothing to dispute: the order goes on where it was.
        RESUME
    }

    /// How much of what was bought is set aside.
    enum StockState {
        HELD,
        CONSUMED,
        RELEASED,
        MISSING
    }

    /// What an order can be linked to.
    enum LinkKind {
        TICKET,
        CONVERSATION,
        AGENT,
        REVIEW,
        KEY,
        SERVER,
        DELIVERY
    }
}
