package dev.ordertrail.tracking.http;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.http.Sheet.Step;
import dev.ordertrail.tracking.readmodel.OrderAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/// The way of an order in a few steps, which every workflow has in its own way: those of its phases
/// that lead to the end.
final class Milestones {
    private static final List<Phase> WAY =
            List.of(
                    Phase.AWAITING_PAYMENT,
                    Phase.PAID,
                    Phase.IN_PROGRESS,
                    Phase.SHIPPING,
                    Phase.DELIVERED,
                    Phase.DONE);

    private Milestones() {}

    static List<Step> of(OrderAnswer order, List<Status> statuses) {
        var first = new EnumMap<Phase, Integer>(Phase.class);
        for (var status : statuses) {
            first.merge(status.phase(), status.progress(), Math::min);
        }
        var stopped = isStopped(order);
        var reached = stopped || order.progress() == null ? order.reached() : order.progress();
        var steps = new ArrayList<Step>();
        var last = -1;
        for (var phase : WAY) {
            var from = first.get(phase);
            if (from != null) {
                var here = reached >= from;
                last = here ? steps.size() : last;
                steps.add(new Step(label(phase, here), here ? "done" : "next"));
            }
        }
        if (last >= 0 && !isDone(order)) {
            steps.set(last, new Step(steps.get(last).label(), stopped ? "stop" : "now"));
        }
        return steps;
    }

    private static boolean isStopped(OrderAnswer order) {
        return order.outlook().equals("stopped") || Phase.PROBLEM.wire().equals(order.phase());
    }

    private static boolean isDone(OrderAnswer order) {
        return Phase.DONE.wire().equals(order.phase());
    }

    private static String label(Phase phase, boolean reached) {
        return switch (phase) {
            case AWAITING_PAYMENT -> reached ? "Ordered" : "Order";
            case PAID -> reached ? "Paid" : "Payment";
            case IN_PROGRESS -> "Preparing";
            case SHIPPING -> reached ? "Shipped" : "Shipping";
            case DELIVERED -> reached ? "Delivered" : "Delivery";
            case DONE -> reached ? "Completed" : "Done";
            case PROBLEM, CANCELLED, REFUNDED, FAILED -> "";
        };
    }
}
