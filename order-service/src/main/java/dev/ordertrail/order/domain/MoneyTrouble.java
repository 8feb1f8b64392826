package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.AnomalyKind;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowWay;
import dev.ordertrail.order.domain.Dispute.Stand;
import dev.ordertrail.order.domain.Order.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Money that does not fit its order.
final class MoneyTrouble {
    private final Workflow flow;
    private final Placed order;
    private final Phase phase;
    private final List<Anomaly> found = new ArrayList<>();

    private MoneyTrouble(Workflow flow, Placed order) {
        this.flow = flow;
        this.order = order;
        this.phase = flow.phase(order.status());
    }

    static List<Anomaly> of(Workflow flow, Placed order) {
        var trouble = new MoneyTrouble(flow, order);
        trouble.amounts();
        trouble.claim();
        trouble.escrow();
        trouble.disputes();
        trouble.refundByHand();
        return trouble.found;
    }

    /// Whatever the order asks now is what counts, however often it was changed since it was paid.
    private void amounts() {
        var total = order.total();
        if (order.payments().otherAsset(total.asset())) {
            add(
                    AnomalyKind.OTHER_ASSET_PAID,
                    null,
                    "staff",
                    "Compare the payment with the order and refund it or accept it.");
        }
        var in = received();
        if (Anomalies.ended(phase) || !in.isPositive()) {
            return;
        }
        if (in.compareTo(total) < 0) {
            add(AnomalyKind.UNDERPAID, "Ask the buyer for the rest, or refund.", in);
        }
        if (RefundsDue.kept(order, in).compareTo(total) > 0) {
            add(AnomalyKind.OVERPAID, "Refund what was paid too much.", in);
        }
    }

    /// What came in; as long as no provider has said anything, what the storefront said came in:
    /// the total at the time.
    private Money received() {
        var asset = order.total().asset();
        var in = order.payments().in(asset);
        var claimed = order.terms().claimed() != PaymentClaim.NONE;
        return claimed && !order.payments().any(Payment::received) && !endedUnpaid()
                ? order.contents().first()
                : in;
    }

    private boolean endedUnpaid() {
        return new Levels(order).test(Level.PAYMENT_ENDED);
    }

    private void claim() {
        var claimed = order.terms().claimed() != PaymentClaim.NONE;
        if (claimed && endedUnpaid() && !Anomalies.ended(phase)) {
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
        order.payments().byId().forEach(this::orphaned);
    }

    /// Whatever has become of the order: somebody relied on what is no longer true.
    private void orphaned(String paymentId, Payment payment) {
        var histories = payment.orphaned();
        if (histories != null) {
            found.add(
                    new Anomaly(
                            AnomalyKind.ESCROW_ORPHANED,
                            paymentId,
                            "staff",
                            "The chain undid what had been final. Compare both histories: do not ship, or settle with buyer and seller what the new one leaves open.",
                            Map.of("histories", histories)));
        }
    }

    private void disputes() {
        order.payments().byId().forEach(this::disputes);
    }

    private void disputes(String paymentId, Payment payment) {
        if (payment.disputed(Stand.OPEN) && flow.way(WorkflowWay.DISPUTE).isEmpty()) {
            add(
                    AnomalyKind.PAYMENT_DISPUTED,
                    paymentId,
                    "staff",
                    "Answer the dispute at the provider before it is due.");
        }
        if (payment.disputed(Stand.LOST) && phase != Phase.CANCELLED && phase != Phase.REFUNDED) {
            lost(paymentId, payment);
        }
    }

    /// Everything is back with the buyer of an order that nothing takes to its end; or a part is,
    /// and somebody has to know.
    private void lost(String paymentId, Payment payment) {
        var asset = order.total().asset();
        var nextStep =
                order.payments().allBack(asset)
                        ? "The bank gave the money back to the buyer: close the order as refunded or cancelled."
                        : "The bank gave money back to the buyer: settle the rest with them, or refund it, and close this task.";
        found.add(
                new Anomaly(
                        AnomalyKind.DISPUTE_LOST,
                        paymentId,
                        "staff",
                        nextStep,
                        Map.of(
                                "received",
                                payment.in(asset).toString(),
                                "taken",
                                payment.taken(asset).toString())));
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

    private void add(AnomalyKind kind, @Nullable String subject, String owner, String nextStep) {
        found.add(new Anomaly(kind, subject, owner, nextStep, Map.of()));
    }

    private void add(AnomalyKind kind, String nextStep, Money received) {
        var facts = Map.of("expected", order.total().toString(), "received", received.toString());
        found.add(new Anomaly(kind, null, "staff", nextStep, facts));
    }
}
