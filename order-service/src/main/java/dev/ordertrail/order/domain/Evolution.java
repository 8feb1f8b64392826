package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Money;
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
import dev.ordertrail.order.domain.Order.Placed;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step of an order's history: a working copy of the state that an event changes. It lives as
/// long as one call.
final class Evolution {
    private final Placed before;
    private String status;
    private Ways cameFrom;
    private boolean byPerson;
    private Payments payments;
    private Parcels parcels;
    private Set<String> announced;
    private @Nullable LocalDate estimate;
    private Refunds refunds;
    private Set<String> open;
    private Set<String> settled;
    private Money total;
    private Contents contents;
    private Goods goods;
    private Desk desk;
    private Watch watch;

    private Evolution(Placed before) {
        this.before = before;
        this.status = before.status();
        this.cameFrom = before.cameFrom();
        this.byPerson = before.statusByPerson();
        this.payments = before.payments();
        this.parcels = before.parcels();
        this.announced = before.announced();
        this.estimate = before.estimate();
        this.refunds = before.refunds();
        this.open = before.open();
        this.settled = before.settled();
        this.total = before.total();
        this.contents = before.contents();
        this.goods = before.goods();
        this.desk = before.desk();
        this.watch = before.watch().next();
    }

    static Placed begin(String orderId, OrderPlaced e) {
        return new Placed(
                orderId,
                e.workflow(),
                e.status(),
                Ways.NONE,
                true,
                e.total(),
                e.payment(),
                Payments.NONE,
                Parcels.NONE,
                Set.of(),
                e.estimatedDelivery(),
                Refunds.NONE,
                Set.of(),
                Set.of(),
                e.buyer(),
                new Contents(e.items(), e.delivery(), e.total(), e.total(), null),
                Goods.NONE,
                Desk.EMPTY,
                Watch.BEGUN);
    }

    static Placed next(Placed before, OrderEvent event) {
        var step = new Evolution(before);
        step.apply(event);
        return step.done();
    }

    private void apply(OrderEvent event) {
        switch (event) {
            case OrderPlaced _ -> throw new IllegalStateException("an order is placed once");
            case StatusChanged e -> moved(e);
            case ShipmentAnnounced e -> announced = with(announced, e.parcelId());
            case DeliveryEstimated e -> estimate = e.date();
            case PaymentNoted e -> payments = payments.after(e);
            case ParcelNoted e -> parcels = parcels.after(e);
            case NoteAdded _, DisputeOpened _, DisputeResolved _ -> {} // no decision asks for them
            case RefundRequested e -> refunds = refunds.asked(e, payments);
            case AnomalyRaised e -> open = with(open, e.anomalyId());
            case AnomalyClosed e -> closed(e);
            case StaffAssigned e -> desk = desk.assigned(e.staffId());
            case StaffUnassigned e -> desk = desk.unassigned(e.staffId());
            case ReferenceLinked e -> desk = desk.linked(Desks.link(e.kind(), e.reference()));
            case BenefitGranted e -> desk = desk.granted(e.benefit());
            case EditProposed e -> contents = contents.proposed(e);
            case EditDeclined _ -> contents = contents.answered();
            case OrderEdited e -> edited(e);
            case StockNoted e -> goods = goods.stocked(e.state());
            case KeysAssigned e -> goods = goods.assigned(e);
            case KeysOwed e -> goods = goods.owed(e);
            case KeysChanged e -> goods = goods.changed(e);
            case TimerFired e -> watch = watch.ranOut(e.timer());
        }
    }

    private void moved(StatusChanged e) {
        cameFrom = cameFrom.moved(e.from(), e.to());
        status = e.to();
        watch = watch.moved();
        byPerson = e.cause() == OrderEvent.Cause.PERSON;
        if (byPerson) {
            // Whoever moves an order on has seen how its earlier payments ended.
            payments = payments.endsSeen();
        }
    }

    private void edited(OrderEdited e) {
        contents = contents.edited(e);
        total = e.total();
    }

    private void closed(AnomalyClosed e) {
        open = without(open, e.anomalyId());
        if (!"system".equals(e.by().role())) {
            settled = with(settled, e.anomalyId());
        }
    }

    private Placed done() {
        return new Placed(
                before.orderId(),
                before.workflow(),
                status,
                cameFrom,
                byPerson,
                total,
                before.terms(),
                payments,
                parcels,
                announced,
                estimate,
                refunds,
                open,
                settled,
                before.buyer(),
                contents,
                goods,
                desk,
                watch);
    }

    private static Set<String> with(Set<String> ids, String id) {
        var more = new HashSet<>(ids);
        more.add(id);
        return Set.copyOf(more);
    }

    private static Set<String> without(Set<String> ids, String id) {
        var fewer = new HashSet<>(ids);
        fewer.remove(id);
        return Set.copyOf(fewer);
    }
}
