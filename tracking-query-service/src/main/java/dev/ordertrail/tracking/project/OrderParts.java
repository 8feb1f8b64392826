package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.tracking.project.OrderDoc.Announced;
import dev.ordertrail.tracking.project.OrderDoc.Anomaly;
import dev.ordertrail.tracking.project.OrderDoc.Change;
import dev.ordertrail.tracking.project.OrderDoc.Dispute;
import dev.ordertrail.tracking.project.OrderDoc.Note;
import dev.ordertrail.tracking.project.OrderDoc.RefundAsked;

/// What single events add to an order's document.
final class OrderParts {
    private OrderParts() {}

    static Change change(Envelope in, StatusChanged e) {
        return new Change(
                in.streamVersion(),
                in.id(),
                in.time(),
                in.recordedTime(),
                e.by(),
                e.from(),
                e.to(),
                e.cause(),
                e.note());
    }

    static Note note(Envelope in, NoteAdded e) {
        return new Note(e.noteId(), in.time(), e.by(), e.visibility(), e.text());
    }

    static Anomaly anomaly(Envelope in, AnomalyRaised e) {
        return new Anomaly(
                e.anomalyId(),
                e.kind(),
                e.subject(),
                e.owner(),
                e.nextStep(),
                e.facts(),
                in.time(),
                null);
    }

    /// The order as it is bought now; how it began stays, and so do the buyer's data: a new address
    /// is laid over them.
    static OrderPlaced edited(OrderPlaced placed, OrderEdited e) {
        return new OrderPlaced(
                placed.by(),
                placed.workflow(),
                placed.status(),
                placed.number(),
                placed.reference(),
                placed.buyer(),
                placed.seller(),
                e.items(),
                e.total(),
                placed.payment(),
                e.delivery(),
                placed.origin(),
                placed.estimatedDelivery(),
                placed.metadata(),
                placed.personal());
    }

    static Announced parcel(Envelope in, ShipmentAnnounced e) {
        return new Announced(
                in.streamVersion(),
                in.id(),
                in.time(),
                in.recordedTime(),
                e.by(),
                e.parcelId(),
                e.carrier(),
                e.trackingNumber());
    }

    static Dispute dispute(Envelope in, DisputeOpened e) {
        return new Dispute(
                in.streamVersion(), e.disputeId(), in.time(), in.recordedTime(), e.by(), e.text());
    }

    static RefundAsked refund(Envelope in, RefundRequested e) {
        return new RefundAsked(
                e.refundId(), in.time(), e.paymentId(), e.amount(), e.cause(), e.items());
    }

    static Anomaly closed(Envelope in, Anomaly a) {
        return new Anomaly(
                a.id(),
                a.kind(),
                a.subject(),
                a.owner(),
                a.nextStep(),
                a.facts(),
                a.raisedAt(),
                in.time());
    }
}
