package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.DeliveryEstimated;
import dev.ordertrail.contracts.OrderEvent.DisputeOpened;
import dev.ordertrail.contracts.OrderEvent.ShipmentAnnounced;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.Sealed;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowWay;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.CancelOrder;
import dev.ordertrail.order.domain.OrderCommand.CompleteOrder;
import dev.ordertrail.order.domain.OrderCommand.HoldOrder;
import dev.ordertrail.order.domain.OrderCommand.MoveOrder;
import dev.ordertrail.order.domain.OrderCommand.OpenDispute;
import dev.ordertrail.order.domain.OrderCommand.ResumeOrder;
import dev.ordertrail.order.domain.OrderCommand.RetryOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people may do to the status of an order: exactly what its workflow gives their role.
final class Moves {
    private Moves() {}

    static Decision move(Workflow flow, Placed order, MoveOrder c) {
        if (!flow.knows(c.to())) {
            return new Rejected(new Rejection.UnknownStatus(c.to(), flow.statusIds()));
        }
        var said = announcements(order, c);
        if (order.status().equals(c.to()) || overtaken(flow, order, c)) {
            return faster(flow, order, c, said);
        }
        return refusal(flow, order, c.by(), c.to())
                .<Decision>map(Rejected::new)
                .orElseGet(() -> accept(flow, order, c, said));
    }

    /// A scan or a twin was faster. Nothing moves, but whoever might have moved it may still say
    /// how it travels.
    private static Decision faster(
            Workflow flow, Placed order, MoveOrder c, List<OrderEvent> said) {
        var role = c.by().role();
        if (said.isEmpty() || flow.mayEnter(c.to(), role)) {
            return OrderDecider.settled(flow, order, null, said);
        }
        var roles = flow.rolesInto(c.to());
        return new Rejected(new Rejection.RoleNotAllowed(order.status(), c.to(), role, roles));
    }

    static Decision cancel(Workflow flow, Placed order, CancelOrder c) {
        if (flow.phase(order.status()) == Phase.CANCELLED) {
            return new Accepted(List.of()); // asked twice: nothing new to record
        }
        return along(flow, order, c.by(), WorkflowWay.CANCEL, c.note(), List.of());
    }

    static Decision dispute(Workflow flow, Placed order, OpenDispute c) {
        if (flow.is(order.status(), WorkflowWay.DISPUTE)) {
            return new Accepted(List.of()); // it is disputed already
        }
        var opened = new DisputeOpened(c.by(), c.disputeId(), c.text());
        return along(flow, order, c.by(), WorkflowWay.DISPUTE, null, List.of(opened));
    }

    static Decision hold(Workflow flow, Placed order, HoldOrder c) {
        if (flow.is(order.status(), WorkflowWay.HOLD)) {
            return new Accepted(List.of()); // it is put aside already
        }
        return along(flow, order, c.by(), WorkflowWay.HOLD, c.note(), List.of());
    }

    static Decision resume(Workflow flow, Placed order, ResumeOrder c) {
        var before = order.cameFrom().before(order.status());
        if (!flow.is(order.status(), WorkflowWay.HOLD) || before == null) {
            return new Rejected(
                    Rejection.NotNow.of(flow, order, c.by(), "Only an order on hold is resumed."));
        }
        return to(flow, order, c.by(), before, c.note(), List.of());
    }

    static Decision retry(Workflow flow, Placed order, RetryOrder c) {
        return along(flow, order, c.by(), WorkflowWay.RETRY, c.note(), List.of());
    }

    static Decision complete(Workflow flow, Placed order, CompleteOrder c) {
        var said = new ArrayList<OrderEvent>();
        var delivered = c.delivered();
        if (delivered != null) {
            said.addAll(Desks.linked(order, c.by(), delivered));
        }
        if (flow.is(order.status(), WorkflowWay.COMPLETE)) {
            return OrderDecider.settled(flow, order, null, said);
        }
        return along(flow, order, c.by(), WorkflowWay.COMPLETE, c.note(), said);
    }

    /// To where a named way leads.
    static Decision along(
            Workflow flow,
            Placed order,
            By by,
            WorkflowWay way,
            @Nullable Sealed note,
            List<OrderEvent> first) {
        var to = flow.way(way);
        return to.isEmpty()
                ? new Rejected(new Rejection.NoSuchWay(way.wire()))
                : to(flow, order, by, to.get(), note, first);
    }

    /// Back to where the order was before, at the wish of somebody who may lead it out at all.
    static Decision back(Workflow flow, Placed order, By by, List<OrderEvent> first) {
        var before = order.cameFrom().before(order.status());
        if (before == null || flow.allowed(order, by.role()).isEmpty()) {
            return new Rejected(
                    Rejection.NotNow.of(flow, order, by, "There is nowhere to go back to."));
        }
        var events = new ArrayList<>(first);
        events.add(new StatusChanged(by, order.status(), before, Cause.PERSON, null, null));
        return OrderDecider.settled(flow, order, null, events);
    }

    private static Decision to(
            Workflow flow,
            Placed order,
            By by,
            String to,
            @Nullable Sealed note,
            List<OrderEvent> first) {
        var refusal = refusal(flow, order, by, to);
        if (refusal.isPresent()) {
            return new Rejected(refusal.get());
        }
        var events = new ArrayList<>(first);
        events.add(new StatusChanged(by, order.status(), to, Cause.PERSON, null, note));
        return OrderDecider.settled(flow, order, null, events);
    }

    private static Decision accept(
            Workflow flow, Placed order, MoveOrder c, List<OrderEvent> said) {
        var events = new ArrayList<>(said);
        events.add(new StatusChanged(c.by(), order.status(), c.to(), Cause.PERSON, null, c.note()));
        return OrderDecider.settled(flow, order, null, events);
    }

    private static Optional<Rejection> refusal(Workflow flow, Placed order, By by, String to) {
        var roles = flow.rolesFor(order, to);
        if (roles.contains(by.role())) {
            return Optional.empty();
        }
        if (!roles.isEmpty()) {
            return Optional.of(new Rejection.RoleNotAllowed(order.status(), to, by.role(), roles));
        }
        var allowed = flow.allowed(order, by.role());
        return Optional.of(new Rejection.TransitionNotAllowed(order.status(), to, allowed));
    }

    /// A seller who says "shipped" after the carrier's scan has said so still tells us the parcel.
    private static boolean overtaken(Workflow flow, Placed order, MoveOrder c) {
        var phase = flow.phase(order.status());
        return c.shipment() != null
                && (phase == Phase.SHIPPING || phase == Phase.DELIVERED)
                && flow.shipped().filter(c.to()::equals).isPresent()
                && flow.mayEnter(c.to(), c.by().role());
    }

    private static List<OrderEvent> announcements(Placed order, MoveOrder c) {
        var said = new ArrayList<OrderEvent>();
        var shipment = c.shipment();
        if (shipment != null && !order.announced().contains(shipment.parcelId())) {
            said.add(
                    new ShipmentAnnounced(
                            c.by(),
                            shipment.parcelId(),
                            shipment.carrier(),
                            shipment.trackingNumber()));
        }
        if (c.estimatedDelivery() != null && !c.estimatedDelivery().equals(order.estimate())) {
            said.add(new DeliveryEstimated(c.by(), c.estimatedDelivery()));
        }
        return said;
    }
}
