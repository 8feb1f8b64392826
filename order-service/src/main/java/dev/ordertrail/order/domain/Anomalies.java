package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.StockState;
import dev.ordertrail.contracts.WorkflowDefinition.Act;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Way;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.Payment.Dispute;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        anomalies.parcels();
        anomalies.amounts();
        anomalies.claim();
        anomalies.escrow();
        anomalies.disputes();
        anomalies.refundByHand();
        anomalies.goods();
        anomalies.overdue();
        return List.copyOf(anomalies.found);
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

    private void amounts() {
        var total = order.total();
        var captured =
                order.payments()
                        .captured(total.asset())
                        .plus(order.payments().locked(total.asset()));
        if (order.payments().otherAsset(total.asset())) {
            add(
                    AnomalyKind.OTHER_ASSET_PAID,
                    null,
                    "staff",
                    "Compare the payment with the order and refund it or accept it.");
        }
        if (captured.isPositive() && captured.compareTo(total) < 0 && !ended()) {
            add(
                    AnomalyKind.UNDERPAID,
                    "staff",
                    "Ask the buyer for the rest, or refund.",
                    total,
                    captured);
        }
        var back = order.payments().refunded(total.asset());
        var kept = captured.minus(back.max(order.refunds().total(total.asset())));
        if (kept.compareTo(total) > 0 && !ended()) {
            add(AnomalyKind.OVERPAID, "staff", "Refund what was paid too much.", total, captured);
        }
    }

    private void claim() {
        var claimed = order.terms().claimed() != PaymentClaim.NONE;
        if (claimed && new Levels(order).test(Level.PAYMENT_ENDED) && !ended()) {
            add(
                    AnomalyKind.CLAIM_CONTRADICTED,
                    null,
                    "staff",
                    "The storefront said it was paid and the provider says it was not: do not ship before this is clear.");
        }
    }

    private void escrow() {
        var early = phase == Phase.PAID || phase == Phase.IN_PROGRESS || phase == Phase.SHIPPING;
        if (early && order.payments().any(Payment::released)) {
            add(
                    AnomalyKind.RELEASED_BEFORE_DELIVERY,
                    null,
                    "staff",
                    "The escrow paid the seller early: see that the order is delivered.");
        }
        if (order.payments().any(Payment::orphaned)
                && phase != Phase.AWAITING_PAYMENT
                && !ended()) {
            add(
                    AnomalyKind.ESCROW_ORPHANED,
                    null,
                    "staff",
                    "The chain undid the lock: do not ship before the payment is locked again.");
        }
    }

    private void disputes() {
        order.payments()
                .byId()
                .forEach((id, payment) -> {
                    var open = payment.disputes().containsValue(Dispute.OPEN);
                    if (open && flow.way(Way.DISPUTE).isEmpty()) {
                        add(
                                AnomalyKind.PAYMENT_DISPUTED,
                                id,
                                "staff",
                                "Answer the dispute at the provider before it is due.");
                    }
                    if (payment.disputes().containsValue(Dispute.LOST) && !ended()) {
                        add(
                                AnomalyKind.DISPUTE_LOST,
                                id,
                                "staff",
                                "The bank gave the money back to the buyer: close the order as refunded or cancelled.");
                    }
                });
    }

    private void refundByHand() {
        if (phase == Phase.CANCELLED && RefundsDue.byHand(order)) {
            add(
                    AnomalyKind.REFUND_BY_HAND,
                    null,
                    "staff",
                    "Send the buyer's money back by hand and close this task with the transaction.");
        }
    }

    private void goods() {
        if (order.goods().stock() == StockState.MISSING && !ended()) {
            add(
                    AnomalyKind.STOCK_MISSING,
                    null,
                    "seller",
                    "What was bought is sold out: find it elsewhere, agree on a change, or refund.");
        }
        if (!order.goods().owed().isEmpty() && !ended(Phase.CANCELLED, Phase.REFUNDED)) {
            add(
                    AnomalyKind.KEYS_OWED,
                    null,
                    "seller",
                    "Upload licence keys: the order gets what it is owed by itself.");
        }
    }

    private boolean ended(Phase... phases) {
        return List.of(phases).contains(phase);
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

    private boolean ended() {
        return phase.isEnd() && phase != Phase.FAILED;
    }

    private void add(
            AnomalyKind kind,
            @org.jspecify.annotations.Nullable String subject,
            String owner,
            String nextStep) {
        found.add(new Anomaly(kind, subject, owner, nextStep, Map.of()));
    }

    private void add(
            AnomalyKind kind, String owner, String nextStep, Money expected, Money received) {
        found.add(
                new Anomaly(
                        kind,
                        null,
                        owner,
                        nextStep,
                        Map.of("expected", expected.toString(), "received", received.toString())));
    }
}
