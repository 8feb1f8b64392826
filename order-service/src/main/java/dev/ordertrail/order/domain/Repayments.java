package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent;
import dev.ordertrail.contracts.OrderEvent.DisputeResolved;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowWay;
import dev.ordertrail.order.domain.Decision.Rejected;
import dev.ordertrail.order.domain.Order.Placed;
import dev.ordertrail.order.domain.OrderCommand.RefundOrder;
import dev.ordertrail.order.domain.OrderCommand.ResolveDispute;
import java.util.ArrayList;
import java.util.List;

/// Refunds that people ask for, and what disputes come to.
final class Repayments {
    private static final List<String> REFUNDERS = List.of("seller", "staff", "admin");
    private static final List<String> JUDGES = List.of("staff", "admin");

    private Repayments() {}

    /// Everything moves the order to where its workflow keeps refunded orders; a part never does.
    static Decision refund(Workflow flow, Placed order, RefundOrder c) {
        var lines = new RefundLines(order, c.items());
        var faults = lines.faults(c.amount());
        if (!faults.isEmpty()) {
            return new Rejected(new Rejection.WrongFields(faults));
        }
        var left = RefundsDue.left(order);
        var amount = c.amount() == null ? lines.worth() : c.amount();
        var all = amount == null || amount.equals(left);
        if (all && flow.way(WorkflowWay.REFUND).isPresent()) {
            return Moves.along(flow, order, c.by(), WorkflowWay.REFUND, c.note(), List.of());
        }
        if (!REFUNDERS.contains(c.by().role())) {
            return new Rejected(new Rejection.NotYours(c.by().role(), REFUNDERS));
        }
        var open = RefundsDue.open(order);
        return part(flow, order, c, amount == null ? open : amount);
    }

    private static Decision part(Workflow flow, Placed order, RefundOrder c, Money part) {
        var left = RefundsDue.open(order);
        if (!left.isPositive()) {
            return new Rejected(
                    Rejection.NotNow.of(flow, order, c.by(), "Nothing is there to be sent back."));
        }
        if (!part.asset().code().equals(left.asset().code()) || part.compareTo(left) > 0) {
            return new Rejected(new Rejection.RefundTooHigh(left));
        }
        return OrderDecider.settled(
                flow, order, null, List.copyOf(RefundsDue.part(order, part, c.items(), c.by())));
    }

    static Decision resolve(Workflow flow, Placed order, ResolveDispute c) {
        if (!JUDGES.contains(c.by().role())) {
            return new Rejected(new Rejection.NotYours(c.by().role(), JUDGES));
        }
        if (!flow.is(order.status(), WorkflowWay.DISPUTE)) {
            return new Rejected(Rejection.NotNow.of(flow, order, c.by(), "It is not disputed."));
        }
        var goesOn =
                switch (c.outcome()) {
                    case COMPLETE, RESUME -> true;
                    case REFUND, CANCEL -> false;
                };
        if (goesOn && new Levels(order).test(Level.PAYMENT_DISPUTED)) {
            return new Rejected(
                    Rejection.NotNow.of(
                            flow, order, c.by(), "The bank has not decided its dispute yet."));
        }
        var resolved = new ArrayList<OrderEvent>();
        resolved.add(new DisputeResolved(c.by(), c.outcome(), c.text()));
        return switch (c.outcome()) {
            case REFUND -> Moves.along(flow, order, c.by(), WorkflowWay.REFUND, null, resolved);
            case COMPLETE -> Moves.along(flow, order, c.by(), WorkflowWay.COMPLETE, null, resolved);
            case CANCEL -> Moves.along(flow, order, c.by(), WorkflowWay.CANCEL, null, resolved);
            case RESUME -> Moves.back(flow, order, c.by(), resolved);
        };
    }
}
