package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.order.domain.Arrows.Arrow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Where everything of a drawn workflow goes: the good way from left to right by progress, what
/// leaves it in a row below, and lanes between the two, so that no arrow crosses a box.
final class Plan {
    static final int BOX = 156;
    static final int HIGH = 44;
    static final int PITCH = 268;
    private static final int LEFT = 56;
    private static final int STACK = 98;
    private static final int LANE = 15;
    private static final int ARC = 32;

    final Map<String, Box> boxes = new LinkedHashMap<>();
    final List<Status> exits = new ArrayList<>();
    final Collection<Arrow> arrows;
    final int top;
    final int lanes;
    final int below;
    final int width;
    final int height;
    private final Map<String, Integer> laneOf = new HashMap<>();

    /// A status in its place.
    ///
    /// @param column from 0; -1 for those below
    /// @param last nothing stands under it
    record Box(Status status, int column, int x, int y, boolean last) {
        int middle() {
            return x + BOX / 2;
        }

        int bottom() {
            return y + HIGH;
        }
    }

    Plan(WorkflowDefinition flow) {
        arrows = Arrows.of(flow);
        var columns = columns(flow);
        var column = new HashMap<String, Integer>();
        columns.forEach(c -> c.forEach(s -> column.put(s.id(), columns.indexOf(c))));
        top = 104 + ARC * Math.max(0, farthest(column) - 1);
        var deepest = columns.stream().mapToInt(List::size).max().orElse(1);
        columns.forEach(c -> stack(c, columns.indexOf(c)));
        var bottom = top + (deepest - 1) * STACK + HIGH;
        lanes = bottom + (goesBack(column) ? 78 : 34);
        exits.forEach(s -> laneOf.put(s.id() + "<", laneOf.size()));
        exits.stream().filter(this::returns).forEach(s -> laneOf.put(s.id() + ">", laneOf.size()));
        below = lanes + LANE * laneOf.size() + 26;
        width = Math.max(columns.size(), exits.size()) * PITCH + LEFT;
        spread();
        height = below + HIGH + 132;
    }

    /// Where the lane into or out of a status below runs.
    int lane(Status exit, boolean into) {
        return lanes + LANE * laneOf.getOrDefault(exit.id() + (into ? "<" : ">"), 0);
    }

    /// The lane's number: lines to different lanes leave a box side by side.
    int number(Status exit, boolean into) {
        return laneOf.getOrDefault(exit.id() + (into ? "<" : ">"), 0);
    }

    /// The box of a status.
    Box at(String status) {
        return Objects.requireNonNull(boxes.get(status), status);
    }

    boolean isExit(String status) {
        var box = boxes.get(status);
        return box != null && box.column() < 0;
    }

    private List<List<Status>> columns(WorkflowDefinition flow) {
        var byProgress = new TreeMap<Integer, List<Status>>();
        for (var status : flow.statuses()) {
            if (isOnTheWay(status.phase())) {
                byProgress.computeIfAbsent(status.progress(), _ -> new ArrayList<>()).add(status);
            } else {
                exits.add(status);
            }
        }
        return List.copyOf(byProgress.values());
    }

    static boolean isOnTheWay(Phase phase) {
        return switch (phase) {
            case AWAITING_PAYMENT, PAID, IN_PROGRESS, SHIPPING, DELIVERED, DONE -> true;
            case PROBLEM, CANCELLED, REFUNDED, FAILED -> false;
        };
    }

    private void stack(List<Status> statuses, int column) {
        for (var i = 0; i < statuses.size(); i++) {
            var status = statuses.get(i);
            boxes.put(
                    status.id(),
                    new Box(
                            status,
                            column,
                            LEFT + column * PITCH,
                            top + i * STACK,
                            i == statuses.size() - 1));
        }
    }

    private void spread() {
        var room = (width - LEFT) / Math.max(1, exits.size());
        for (var i = 0; i < exits.size(); i++) {
            var x = LEFT / 2 + i * room + (room - BOX) / 2;
            boxes.put(exits.get(i).id(), new Box(exits.get(i), -1, x, below, true));
        }
    }

    private int farthest(Map<String, Integer> column) {
        return arrows.stream()
                .filter(a -> column.containsKey(a.from()) && column.containsKey(a.to()))
                .mapToInt(a -> column.getOrDefault(a.to(), 0) - column.getOrDefault(a.from(), 0))
                .max()
                .orElse(0);
    }

    private boolean goesBack(Map<String, Integer> column) {
        return arrows.stream()
                .filter(a -> column.containsKey(a.from()) && column.containsKey(a.to()))
                .anyMatch(a -> column.getOrDefault(a.to(), 0) <= column.getOrDefault(a.from(), 0));
    }

    /// Whether a status below leads back up by name.
    private boolean returns(Status exit) {
        return arrows.stream()
                .filter(a -> a.from().equals(exit.id()))
                .map(a -> boxes.get(a.to()))
                .anyMatch(b -> b != null && b.column() >= 0);
    }
}
