package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.AnomalyRaised;
import dev.ordertrail.contracts.OrderEvent.BenefitGranted;
import dev.ordertrail.contracts.OrderEvent.Cause;
import dev.ordertrail.contracts.OrderEvent.StatusChanged;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What follows from an event. The triggers run until nothing moves, then what has to go back is
/// asked back, then anomalies come and go. It depends on the state alone, so the same facts in
/// another order end in the same place.
final class Settlement {
    private static final By ORDERTRAIL = By.system("workflow");

    private final Workflow flow;
    private final @Nullable String factId;
    private final List<OrderEvent> events = new ArrayList<>();
    private Placed order;

    /// @param order the state before
    /// @param factId the fact that sets this off, when it is one
    Settlement(Workflow flow, Placed order, @Nullable String factId) {
        this.flow = flow;
        this.order = order;
        this.factId = factId;
    }

    /// Records what was decided.
    Settlement record(List<OrderEvent> decided) {
        decided.forEach(this::record);
        return this;
    }

    /// Everything recorded, with everything that follows from it.
    List<OrderEvent> settle() {
        move();
        RefundsDue.of(flow, order, ORDERTRAIL).forEach(this::record);
        grants();
        anomalies();
        return events;
    }

    private void move() {
        var visited = new HashSet<String>();
        for (var next = next(); next != null; next = next()) {
            if (!visited.add(order.status() + " → " + next)) {
                throw new IllegalStateException(flow.ref() + " goes in circles at " + next);
            }
            record(new StatusChanged(ORDERTRAIL, order.status(), next, Cause.FACT, factId, null));
        }
    }

    private @Nullable String next() {
        var trigger = flow.trigger(order.status(), new Levels(order));
        if (trigger.isEmpty()) {
            return null;
        }
        var to = trigger.get().to();
        return Trigger.BACK.equals(to) ? order.cameFrom().before(order.status()) : to;
    }

    private void grants() {
        flow.grants(order.status()).stream()
                .filter(benefit -> !order.desk().granted().contains(benefit))
                .forEach(benefit -> record(new BenefitGranted(ORDERTRAIL, benefit, order.buyer())));
    }

    private void anomalies() {
        var now = Anomalies.of(flow, order);
        var ids = now.stream().map(Anomaly::id).collect(Collectors.toUnmodifiableSet());
        Set.copyOf(order.open()).stream()
                .filter(id -> !ids.contains(id))
                .sorted()
                .forEach(id -> record(new AnomalyClosed(ORDERTRAIL, id)));
        now.stream()
                .filter(a -> !order.open().contains(a.id()) && !order.settled().contains(a.id()))
                .forEach(this::raise);
    }

    private void raise(Anomaly a) {
        record(
                new AnomalyRaised(
                        ORDERTRAIL,
                        a.id(),
                        a.kind(),
                        a.subject(),
                        a.owner(),
                        a.nextStep(),
                        a.facts()));
    }

    private void record(OrderEvent event) {
        events.add(event);
        order = Evolution.next(order, event);
    }
}
