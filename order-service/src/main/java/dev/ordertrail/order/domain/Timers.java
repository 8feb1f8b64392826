package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.OrderEvent.TimerFired;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowTimer;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.FireTimer;
import java.util.ArrayList;
import java.util.List;

/// What it means that a timer has run out. It is asked of the state once more: an order that moved
/// on meanwhile is left alone.
final class Timers {
    private Timers() {}

    static Decision fire(Workflow flow, Placed order, FireTimer c) {
        var timer = flow.timer(c.timer());
        if (timer.isEmpty() || !runs(timer.get(), order, c.entered())) {
            return new Accepted(List.of());
        }
        var events = new ArrayList<OrderEvent>();
        events.add(new TimerFired(c.by(), c.timer(), order.status(), c.entered()));
        var to = timer.get().to();
        if (timer.get().act() == Act.MOVE && to != null && !contested(flow, order)) {
            events.add(new StatusChanged(c.by(), order.status(), to, Cause.TIMER, null, null));
        }
        return OrderDecider.settled(flow, order, null, events);
    }

    private static boolean runs(WorkflowTimer timer, Placed order, long entered) {
        return timer.in().contains(order.status())
                && order.watch().entered() == entered
                && !order.watch().overdue().contains(timer.id());
    }

    /// Silence means nothing where something is open: a lost parcel, a dispute, money that came in
    /// for an order that waits for it. Then people decide.
    private static boolean contested(Workflow flow, Placed order) {
        var waits = flow.phase(order.status()) == Phase.AWAITING_PAYMENT;
        return !order.open().isEmpty() || (waits && order.payments().any(Payment::received));
    }
}
