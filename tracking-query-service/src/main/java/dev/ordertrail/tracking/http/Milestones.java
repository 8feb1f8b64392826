package dev.ordertrail.tracking.http;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.http.Sheet.Step;
import dev.ordertrail.tracking.readmodel.OrderAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;

/// The way of an order in a few steps: the statuses of its workflow that lead to the end, or, where
/// they are many, their phases.
final class Milestones {
    private static final List<Phase> WAY =
            List.of(
                    Phase.AWAITING_PAYMENT,
                    Phase.PAID,
                    Phase.IN_PROGRESS,
                    Phase.SHIPPING,
                    Phase.DELIVERED,
                    Phase.DONE);

    private static final int MOST = 6;

    private Milestones() {}

    static List<Step> of(OrderAnswer order, List<Status> statuses) {
        var way = way(order, statuses);
        var stopped = isStopped(order);
        var reached =
                stopped || order.progress() == null ? order.reached().progress() : order.progress();
        var steps = new ArrayList<Step>();
        var last = -1;
        for (var milestone : way.size() <= MOST ? way : phases(statuses)) {
            var here = reached >= milestone.from();
            last = here ? steps.size() : last;
            steps.add(
                    new Step(here ? milestone.done() : milestone.ahead(), here ? "done" : "next"));
        }
        if (last >= 0 && !isDone(order)) {
            steps.set(last, new Step(steps.get(last).label(), stopped ? "stop" : "now"));
        }
        return steps;
    }

    /// A step of the way.
    ///
    /// @param from the progress from which on it is reached
    private record Milestone(int from, String done, String ahead) {}

    /// The statuses that lead to the end, by their progress; of two that are as far, the one the
    /// order was in.
    private static List<Milestone> way(OrderAnswer order, List<Status> statuses) {
        var way = new TreeMap<Integer, Status>();
        for (var status : statuses) {
            if (WAY.contains(status.phase())) {
                way.merge(
                        status.progress(),
                        status,
                        (a, b) -> order.reached().statuses().contains(b.id()) ? b : a);
            }
        }
        return way.values().stream()
                .map(s -> new Milestone(s.progress(), s.label(), s.label()))
                .toList();
    }

    /// For a way of many statuses.
    private static List<Milestone> phases(List<Status> statuses) {
        var first = new EnumMap<Phase, Integer>(Phase.class);
        for (var status : statuses) {
            first.merge(status.phase(), status.progress(), Math::min);
        }
        return WAY.stream()
                .filter(first::containsKey)
                .map(p -> new Milestone(first.getOrDefault(p, 0), label(p, true), label(p, false)))
                .toList();
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
