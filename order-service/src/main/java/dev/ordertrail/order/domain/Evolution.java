package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.NoteAdded;
import dev.ordertrail.contracts.OrderEvent.OrderPlaced;
import dev.ordertrail.contracts.OrderEvent.ParcelNoted;
import dev.ordertrail.contracts.OrderEvent.PaymentNoted;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
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
                Set.of());
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
            case NoteAdded _, DisputeOpened _ -> {} // no decision asks for them
            case RefundRequested e -> refunds = refunds.asked(e);
            case AnomalyRaised e -> open = with(open, e.anomalyId());
            case AnomalyClosed e -> closed(e);
        }
    }

    private void moved(StatusChanged e) {
        cameFrom = cameFrom.moved(e.from(), e.to());
        status = e.to();
        byPerson = e.cause() == OrderEvent.Cause.PERSON;
        if (byPerson) {
            // Whoever moves an order on has seen how its earlier payments ended.
            payments = payments.endsSeen();
        }
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
                before.total(),
                before.terms(),
                payments,
                parcels,
                announced,
                estimate,
                refunds,
                open,
                settled);
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
