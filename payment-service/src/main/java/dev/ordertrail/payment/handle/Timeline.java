package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventTypes;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.contracts.ShippingEvent.ParcelIncident;
import dev.ordertrail.contracts.ShippingEvent.ParcelScanned;
import dev.ordertrail.payment.domain.CaseEvent;
import dev.ordertrail.payment.handle.Evidence.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to an order, in the order in which it happened. What only the shop itself may read
/// is left out: a pack goes to a bank, and from there to the buyer.
final class Timeline {
    private Timeline() {}

    static List<Moment> of(List<CaseEvent> told) {
        return told.stream()
                .filter(heard -> isPublic(heard.event()))
                .map(Timeline::moment)
                .toList();
    }

    private static boolean isPublic(Event event) {
        return switch (event) {
            case OrderEvent.NoteAdded note -> note.visibility() == OrderEvent.Visibility.CUSTOMER;
            case OrderEvent.AnomalyRaised _, OrderEvent.AnomalyClosed _ -> false;
            case OrderEvent.StaffAssigned _, OrderEvent.StaffUnassigned _ -> false;
            case OrderEvent.ReferenceLinked _ -> false;
            default -> true;
        };
    }

    private static Moment moment(CaseEvent heard) {
        var name = EventTypes.nameOf(heard.event()).split("\\.", -1);
        return new Moment(
                heard.happened(),
                heard.learned(),
                name[name.length - 3],
                name[name.length - 2].replace('-', ' '),
                detail(heard.event()));
    }

    private static @Nullable String detail(Event event) {
        return switch (event) {
            case OrderPlaced e -> e.total().toString();
            case StatusChanged e -> e.from() + " → " + e.to();
            case ShipmentAnnounced e -> e.trackingNumber();
            case RefundRequested e -> e.amount() + ", " + e.cause();
            case DisputeResolved e -> e.outcome().name();
            case PaymentConfirmed e -> e.amount() + ", " + e.evidence();
            case PaymentRefunded e -> e.refunded() + " of " + e.captured();
            case PaymentDisputed e -> e.disputeId() + ", " + e.status();
            case ParcelScanned e -> e.state().name();
            case ParcelIncident e -> e.state().name();
            case NotificationEvent.Told e -> e.channel() + ", " + e.template();
            default -> null;
        };
    }
}
