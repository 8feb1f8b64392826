package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.order.domain.Arrows.Arrow;
import dev.ordertrail.order.domain.Plan.Box;

/// The arrows of a drawn workflow that leave its good way, or lead back to it.
record Lanes(Plan plan, Svg svg) {

    /// Off the good way and back to it, each status below by a lane of its own.
    void draw() {
        for (var exit : plan.exits) {
            lane(exit, true);
            lane(exit, false);
        }
        for (var arrow : plan.arrows) {
            if (plan.isExit(arrow.from()) && plan.isExit(arrow.to())) {
                between(arrow);
            }
        }
    }

    private void lane(Status exit, boolean into) {
        var mine =
                plan.arrows.stream()
                        .filter(a -> (into ? a.to() : a.from()).equals(exit.id()))
                        .filter(a -> plan.boxes.containsKey(into ? a.from() : a.to()))
                        .filter(a -> !plan.isExit(into ? a.from() : a.to()))
                        .toList();
        if (mine.isEmpty()) {
            return;
        }
        var box = plan.at(exit.id());
        var y = plan.lane(exit, into);
        var dash = into ? "" : "5 3";
        var door = box.middle() + (into ? -14 : 14);
        var low = door;
        var high = door;
        for (var arrow : mine) {
            var x = leave(plan.at(into ? arrow.from() : arrow.to()), plan.number(exit, into));
            drop(arrow, x, y, into, exit.colour());
            low = Math.min(low, x);
            high = Math.max(high, x);
        }
        svg.line("M%d %d H%d".formatted(low, y, high), exit.colour(), dash);
        if (into) {
            svg.arrow("M%d %d V%d".formatted(door, y, box.y() - 2), exit.colour(), dash, "");
        } else {
            svg.line("M%d %d V%d".formatted(door, y, box.y()), exit.colour(), dash);
        }
    }

    private void drop(Arrow arrow, int x, int lane, boolean into, String colour) {
        var box = plan.at(into ? arrow.from() : arrow.to());
        var dash = into ? "" : "5 3";
        if (into) {
            svg.dot(x, lane, 3, colour);
        }
        if (box.last()) {
            var path = "M%d %d V%d";
            if (into) {
                svg.line(path.formatted(x, box.bottom(), lane), colour, dash);
            } else {
                svg.arrow(path.formatted(x, lane, box.bottom() + 2), colour, dash, arrow.name());
            }
            return;
        }
        var y = box.y() + Plan.HIGH / 2 + 10;
        if (into) {
            svg.line("M%d %d H%d V%d".formatted(box.x(), y, x, lane), colour, dash);
        } else {
            svg.arrow(
                    "M%d %d V%d H%d".formatted(x, lane, y, box.x() - 2),
                    colour,
                    dash,
                    arrow.name());
        }
    }

    /// Where a line to a lane leaves a box: from below, or, where another stands under it, beside.
    private static int leave(Box box, int number) {
        return box.last() ? box.x() + 12 + number * 13 : box.x() - 10 - number * 6;
    }

    private void between(Arrow arrow) {
        var from = plan.at(arrow.from());
        var to = plan.at(arrow.to());
        var right = to.x() > from.x();
        var start = from.middle() + (right ? 40 : -40);
        var end = to.middle() + (right ? -40 : 40);
        var bend = from.bottom() + 34;
        svg.arrow(
                "M%d %d C%d %d %d %d %d %d"
                        .formatted(
                                start, from.bottom(), start, bend, end, bend, end, to.bottom() + 2),
                from.status().colour(),
                "5 3",
                arrow.name());
    }
}
