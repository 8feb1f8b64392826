package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Parcels that are lost, damaged or ahead of their order.
final class ParcelTrouble {
    private final Workflow flow;
    private final Placed order;
    private final Phase phase;
    private final List<Anomaly> found = new ArrayList<>();

    private ParcelTrouble(Workflow flow, Placed order) {
        this.flow = flow;
        this.order = order;
        this.phase = flow.phase(order.status());
    }

    static List<Anomaly> of(Workflow flow, Placed order) {
        var trouble = new ParcelTrouble(flow, order);
        trouble.parcels();
        return trouble.found;
    }

    private void parcels() {
        order.parcels()
                .byId()
                .forEach((id, parcel) -> {
                    if (parcel.moving() && flow.ships()) {
                        outOfStep(id);
                    }
                    if (parcel.incident()) {
                        incident(id, parcel);
                    }
                });
    }

    private void outOfStep(String parcelId) {
        switch (phase) {
            case AWAITING_PAYMENT, PAID, IN_PROGRESS -> {
                if (!flow.shipsFrom(order.status())) {
                    add(
                            AnomalyKind.PARCEL_AHEAD_OF_ORDER,
                            parcelId,
                            "seller",
                            "Bring the order to the status it really has; the scans are kept and will follow.");
                }
            }
            case CANCELLED, FAILED -> {
                if (!wasShipped()) {
                    add(
                            AnomalyKind.PARCEL_FOR_ENDED_ORDER,
                            parcelId,
                            "seller",
                            "Call the parcel back, or agree with the buyer that the order goes on.");
                }
            }
            case SHIPPING, DELIVERED, DONE, PROBLEM, REFUNDED -> {}
        }
    }

    private boolean wasShipped() {
        return flow.definition().statuses().stream()
                .filter(s -> s.phase() == Phase.SHIPPING || s.phase() == Phase.DELIVERED)
                .anyMatch(s -> order.cameFrom().visited(s.id()));
    }

    private void incident(String parcelId, Parcel parcel) {
        var state = parcel.state().name().toLowerCase(Locale.ROOT);
        var owner = Incidents.owner(parcel.state());
        found.add(
                new Anomaly(
                        AnomalyKind.PARCEL_INCIDENT,
                        parcelId,
                        owner,
                        Incidents.nextStep(parcel.state()),
                        Map.of("state", state)));
    }

    private void add(AnomalyKind kind, String parcelId, String owner, String nextStep) {
        found.add(new Anomaly(kind, parcelId, owner, nextStep, Map.of()));
    }
}
