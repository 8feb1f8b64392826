package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.OrderEvent.AnomalyClosed;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowTimer.Act;
import dev.ordertrail.order.domain.Decision.Accepted;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.CloseAnomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about an order that needs a human eye. It is computed from the state, so it comes and
/// goes with its cause: whatever order the facts came in, the same state has the same anomalies.
final class Anomalies {
    private final Workflow flow;
    private final Placed order;
    private final Phase phase;
    private final List<Anomaly> found = new ArrayList<>();

    private Anomalies(Workflow flow, Placed order) {
        this.flow = flow;
        this.order = order;
        this.phase = flow.phase(order.status());
    }

    static List<Anomaly> of(Workflow flow, Placed order) {
        var anomalies = new Anomalies(flow, order);
        anomalies.found.addAll(ParcelTrouble.of(flow, order));
        anomalies.found.addAll(MoneyTrouble.of(flow, order));
        anomalies.goods();
        anomalies.overdue();
        return List.copyOf(anomalies.found);
    }

    /// Somebody has dealt with one of them.
    static Decision close(Placed order, CloseAnomaly c) {
        if (order.open().contains(c.anomalyId())) {
            return new Accepted(List.of(new AnomalyClosed(c.by(), c.anomalyId())));
        }
        return order.settled().contains(c.anomalyId())
                ? new Accepted(List.of()) // asked twice: nothing new to record
                : new Rejected(new Rejection.UnknownAnomaly(c.anomalyId()));
    }

    /// Whether nothing more will come of the order. A failed one may be tried again.
    static boolean ended(Phase phase) {
        return phase.isEnd() && phase != Phase.FAILED;
    }

    private void goods() {
        if (order.goods().stock() == StockState.MISSING && !ended(phase)) {
            add(
                    AnomalyKind.STOCK_MISSING,
                    null,
                    "seller",
                    "What was bought is sold out: find it elsewhere, agree on a change, or refund.");
        }
        if (!Entitlement.owed(order).isEmpty()
                && phase != Phase.CANCELLED
                && phase != Phase.REFUNDED) {
            add(
                    AnomalyKind.KEYS_OWED,
                    null,
                    "seller",
                    "Upload licence keys: the order gets what it is owed by itself.");
        }
    }

    private void overdue() {
        for (var id : order.watch().overdue()) {
            flow.timer(id)
                    .filter(t -> t.act() != Act.REMIND)
                    .ifPresent(t ->
                            add(
                                    AnomalyKind.OVERDUE,
                                    id,
                                    t.tell().isEmpty() ? "staff" : t.tell().getLast(),
                                    "The order has not moved for longer than expected: find out why and move it on."));
        }
    }

    private void add(AnomalyKind kind, @Nullable String subject, String owner, String nextStep) {
        found.add(new Anomaly(kind, subject, owner, nextStep, Map.of()));
    }
}
