package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.OrderEvent.EditDeclined;
import dev.ordertrail.contracts.OrderEvent.EditProposed;
import dev.ordertrail.contracts.OrderEvent.KeysAssigned;
import dev.ordertrail.contracts.OrderEvent.KeysOwed;
import dev.ordertrail.contracts.OrderEvent.OrderEdited;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.StaffAssigned;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.ShippingEvent;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Tell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is told what when something happens.
///
/// Staff hear the classic seven (checkout started, order pending, payment completed, order
/// completed, payment failed, order refunded, order disputed) whatever the workflow says, each
/// once: a status that merely follows from a payment's event is not told to them again. The moves
/// of an order are the workflow's `tells`; what else happens to an order is [OrderWords].
public final class Notices {

    private Notices() {}

    /// The notices of one event.
    ///
    /// @param before the card before the event; it knows the order unless the event places it
    /// @param flow the workflow that the order keeps
    public static List<Notice> of(OrderCard before, WorkflowDefinition flow, Event event) {
        return switch (event) {
            case OrderEvent e -> ofOrder(flow, e);
            case PaymentEvent e -> ofPayment(before, flow, e);
            case ShippingEvent _ -> List.of();
            case NotificationEvent _ -> List.of();
        };
    }

    private static List<Notice> ofOrder(WorkflowDefinition flow, OrderEvent event) {
        return switch (event) {
            case OrderPlaced e -> placed(flow, e);
            case StatusChanged e -> changed(flow, e);
            case DisputeOpened e when flow.status(Kind.DISPUTED).isEmpty() ->
                    List.of(
                            staff(
                                    Kind.ORDER_DISPUTED,
                                    Details.none().because(e.by().reason()).map()));
            case TimerFired e -> OrderWords.ranOut(flow, e);
            case AnomalyRaised e -> OrderWords.raised(flow, e);
            case DisputeResolved e -> OrderWords.resolved(e);
            case StaffAssigned e -> OrderWords.assigned(e);
            case EditProposed e -> OrderWords.proposed(e);
            case OrderEdited e -> OrderWords.edited(e);
            case EditDeclined e -> OrderWords.declined(e);
            case KeysAssigned e -> OrderWords.ready(e);
            case KeysOwed e -> OrderWords.owed(e);
            case BenefitGranted e -> OrderWords.earned(e);
            case DisputeOpened _,
                    OrderEvent.ShipmentAnnounced _,
                    OrderEvent.DeliveryEstimated _,
                    OrderEvent.PaymentNoted _,
                    OrderEvent.ParcelNoted _,
                    OrderEvent.NoteAdded _,
                    OrderEvent.RefundRequested _,
                    OrderEvent.AnomalyClosed _,
                    OrderEvent.StaffUnassigned _,
                    OrderEvent.ReferenceLinked _,
                    OrderEvent.StockNoted _,
                    OrderEvent.KeysChanged _ ->
                    List.of();
        };
    }

    private static List<Notice> placed(WorkflowDefinition flow, OrderPlaced e) {
        var status = Details.status(flow, e.status());
        var awaiting = status.phase() == Phase.AWAITING_PAYMENT;
        var kind = awaiting ? Kind.ORDER_PENDING : Kind.ORDER_PLACED;
        var details = Details.of(status).with("awaitingPayment", awaiting ? "true" : null).map();
        var notices = new ArrayList<Notice>();
        notices.add(staff(kind, details));
        notices.addAll(tells(flow, "placed", Kind.ORDER_PLACED, details));
        for (var missing : EnumSet.complementOf(told(notices))) {
            var template = missing == Audience.SELLER ? "new_order" : "order_created";
            notices.add(new Notice(missing, Kind.ORDER_PLACED, template, details));
        }
        return once(notices);
    }

    private static List<Notice> changed(WorkflowDefinition flow, StatusChanged e) {
        var status = Details.status(flow, e.to());
        var kind = Kind.ofEntering(status);
        var details = Details.of(status).because(e.by().reason()).map();
        var notices = new ArrayList<Notice>();
        if (Kind.isClassic(kind)) {
            notices.add(staff(kind, details));
        }
        notices.addAll(tells(flow, e.to(), kind, details));
        if (e.cause() == Cause.FACT && Kind.followsFromPayment(status)) {
            notices.removeIf(n -> n.audience() == Audience.STAFF);
        }
        return once(notices);
    }

    private static List<Notice> ofPayment(
            OrderCard before, WorkflowDefinition flow, PaymentEvent event) {
        var notices = new ArrayList<Notice>();
        PaymentWords.staffHear(before, event)
                .ifPresent(s -> notices.add(staff(s.kind(), s.details())));
        var fact = PaymentWords.factName(event);
        if (fact.isPresent() && flow.status(fact.get()).isEmpty()) {
            var details = PaymentWords.details(event).map();
            notices.addAll(tells(flow, fact.get(), "payment." + fact.get(), details));
        }
        return once(notices);
    }

    private static List<Notice> tells(
            WorkflowDefinition flow, String on, String kind, Map<String, String> details) {
        var notices = new ArrayList<Notice>();
        for (Tell tell : flow.tells()) {
            if (tell.on().equals(on)) {
                tell.to().stream()
                        .map(Audience::of)
                        .flatMap(Optional::stream)
                        .map(a -> new Notice(a, kind, tell.template(), details))
                        .forEach(notices::add);
            }
        }
        return notices;
    }

    private static Notice staff(String kind, Map<String, String> details) {
        return new Notice(Audience.STAFF, kind, kind, details);
    }

    private static EnumSet<Audience> told(List<Notice> notices) {
        var told = EnumSet.noneOf(Audience.class);
        notices.forEach(n -> told.add(n.audience()));
        return told;
    }

    /// Nobody hears of one event twice: the first word counts.
    private static List<Notice> once(List<Notice> notices) {
        Set<Audience> heard = EnumSet.noneOf(Audience.class);
        return notices.stream().filter(n -> heard.add(n.audience())).toList();
    }
}
