package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysChanged;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.ReferenceLinked;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StaffUnassigned;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.StockNoted;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.tracking.project.OrderDoc.Announced;
import dev.ordertrail.tracking.project.OrderDoc.Anomaly;
import dev.ordertrail.tracking.project.OrderDoc.Assigned;
import dev.ordertrail.tracking.project.OrderDoc.Change;
import dev.ordertrail.tracking.project.OrderDoc.Dispute;
import dev.ordertrail.tracking.project.OrderDoc.Linked;
import dev.ordertrail.tracking.project.OrderDoc.Note;
import dev.ordertrail.tracking.project.OrderDoc.RefundAsked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document being changed by one event.
final class OrderEdit {
    private final OrderDoc doc;
    private final Envelope in;
    private String status;
    private Instant statusAt;
    private @Nullable LocalDate estimate;
    private List<Change> changes;
    private List<Announced> announced;
    private List<Note> notes;
    private List<Dispute> disputes;
    private List<RefundAsked> refunds;
    private List<Anomaly> anomalies;
    private OrderPlaced placed;
    private List<Assigned> staff;
    private List<String> trackingNumbers;
    private List<Linked> references;
    private final ExtrasEdit extras;

    OrderEdit(OrderDoc doc, Envelope in) {
        this.doc = doc;
        this.in = in;
        this.status = doc.status();
        this.statusAt = doc.statusAt();
        this.estimate = doc.estimate();
        this.changes = doc.changes();
        this.announced = doc.announced();
        this.notes = doc.notes();
        this.disputes = doc.disputes();
        this.refunds = doc.refunds();
        this.anomalies = doc.anomalies();
        this.placed = doc.placed();
        this.staff = doc.staff();
        this.trackingNumbers = doc.trackingNumbers();
        this.references = doc.references();
        this.extras = new ExtrasEdit(doc.extras(), in);
    }

    void take(OrderEvent event) {
        switch (event) {
            case OrderPlaced _ -> throw new IllegalStateException("an order is placed once");
            case StatusChanged e -> moved(e);
            case ShipmentAnnounced e -> {
                announced = and(announced, OrderParts.parcel(in, e));
                follow(e.trackingNumber());
            }
            case DeliveryEstimated e -> estimate = e.date();
            case NoteAdded e -> notes = and(notes, OrderParts.note(in, e));
            case DisputeOpened e -> disputes = and(disputes, OrderParts.dispute(in, e));
            case RefundRequested e -> refunds = and(refunds, OrderParts.refund(in, e));
            case AnomalyRaised e -> raise(e);
            case AnomalyClosed e -> close(e.anomalyId());
            // The facts themselves come by their own topics.
            case PaymentNoted _ -> {}
            case ParcelNoted e -> follow(e.trackingNumber());
            case StaffAssigned e -> {
                staff = and(others(e.staffId()), new Assigned(e.staffId(), e.name()));
                extras.assigned(e);
            }
            case StaffUnassigned e -> {
                staff = others(e.staffId());
                extras.unassigned(e);
            }
            case ReferenceLinked e -> {
                link(new Linked(e.kind(), e.reference()));
                extras.linked(e);
            }
            case OrderEdited e -> {
                placed = OrderParts.edited(placed, e);
                extras.edited(e);
            }
            case DisputeResolved e -> extras.resolved(e);
            case EditProposed e -> extras.proposed(e);
            case EditDeclined e -> extras.declined(e);
            case StockNoted e -> extras.stocked(e);
            case KeysAssigned e -> extras.got(e);
            case KeysOwed e -> extras.owes(e);
            case KeysChanged e -> extras.changed(e);
            case TimerFired e -> extras.ranOut(e);
            case BenefitGranted e -> extras.granted(e);
        }
    }

    private void moved(StatusChanged e) {
        status = e.to();
        statusAt = in.time();
        changes = and(changes, OrderParts.change(in, e));
    }

    private List<Assigned> others(String staffId) {
        return staff.stream().filter(s -> !s.id().equals(staffId)).toList();
    }

    private void link(Linked linked) {
        if (!references.contains(linked)) {
            references = and(references, linked);
        }
    }

    private void follow(@Nullable String trackingNumber) {
        if (trackingNumber != null && !trackingNumbers.contains(trackingNumber)) {
            trackingNumbers = and(trackingNumbers, trackingNumber);
        }
    }

    private void raise(AnomalyRaised e) {
        var open = OrderParts.anomaly(in, e);
        var others = anomalies.stream().filter(a -> !a.id().equals(e.anomalyId())).toList();
        anomalies = and(others, open);
    }

    private void close(String anomalyId) {
        anomalies =
                anomalies.stream()
                        .map(a -> a.id().equals(anomalyId) ? OrderParts.closed(in, a) : a)
                        .toList();
    }

    OrderDoc done() {
        return new OrderDoc(
                in.streamVersion(),
                doc.eventId(),
                doc.shop(),
                doc.placedAt(),
                doc.recordedAt(),
                placed,
                status,
                statusAt,
                Times.later(doc.updatedAt(), in.recordedTime()),
                estimate,
                changes,
                announced,
                notes,
                disputes,
                refunds,
                anomalies,
                staff,
                trackingNumbers,
                references,
                extras.done());
    }

    private static <T> List<T> and(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
