package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.order.domain.Arrows.Arrow;
import dev.ordertrail.order.domain.Plan.Box;
import java.util.ArrayList;
import java.util.List;

/// A workflow drawn as SVG: boxes in the statuses' colours, arrows with the roles that may ask and
/// the facts that move an order by themselves.
final class Drawing {
    private static final String INK = "#4A5568";

    private final WorkflowDefinition flow;
    private final Plan plan;
    private final Svg svg;

    private Drawing(WorkflowDefinition flow) {
        this.flow = flow;
        this.plan = new Plan(flow);
        this.svg = new Svg(plan.width, plan.height, flow.name() + ", version " + flow.version());
    }

    static String of(WorkflowDefinition flow) {
        var drawing = new Drawing(flow);
        new Lanes(drawing.plan, drawing.svg).draw();
        drawing.ways();
        drawing.starts();
        drawing.plan.boxes.values().forEach(drawing::box);
        drawing.captions();
        drawing.svg.words(
                20,
                48,
                "start",
                List.of(
                        "who may ask for it · ⚡ a fact moves it · ⏰ a timer moves it"
                                + " · dashed: away from a status below"),
                INK);
        return drawing.svg.done();
    }

    private void starts() {
        var first = flow.start().status();
        if (first != null) {
            var box = at(first);
            svg.dot(box.x() - 36, box.y() + Plan.HIGH / 2, 6, INK);
            svg.arrow(
                    "M%d %d H%d".formatted(box.x() - 30, box.y() + 22, box.x() - 2),
                    INK,
                    "",
                    "placed");
        }
        for (var paid : flow.start().paid().values().stream().distinct().sorted().toList()) {
            var box = at(paid);
            var x = box.x() + 14;
            svg.dot(x, box.y() - 24, 5, INK);
            svg.arrow(
                    "M%d %d V%d".formatted(x, box.y() - 20, box.y() - 2), INK, "", "paid already");
            svg.words(box.x() + 24, box.y() - 18, "start", List.of("paid already"), INK);
        }
    }

    /// Along the good way: straight to the next column, in an arc above over others, below back.
    private void ways() {
        for (var arrow : plan.arrows) {
            var from = plan.boxes.get(arrow.from());
            var to = plan.boxes.get(arrow.to());
            if (from == null || to == null || from.column() < 0 || to.column() < 0) {
                continue;
            }
            var distance = to.column() - from.column();
            if (distance == 1) {
                next(arrow, from, to);
            } else {
                over(arrow, from, to, distance);
            }
        }
    }

    private void next(Arrow arrow, Box from, Box to) {
        var x = from.x() + Plan.BOX;
        var y = from.y() + Plan.HIGH / 2;
        var end = to.y() + Plan.HIGH / 2;
        var middle = (x + to.x()) / 2;
        svg.arrow(
                "M%d %d C%d %d %d %d %d %d"
                        .formatted(x, y, middle, y, middle, end, to.x() - 2, end),
                INK,
                "",
                arrow.name());
        var low = Math.max(y, end);
        var near = low == end ? to.x() - 84 : x + 52;
        var where = y == end ? middle : near;
        if (y == end) {
            svg.above(where, low - 5, List.copyOf(arrow.roles()), INK);
            svg.below(where, low + 13, List.copyOf(arrow.facts()), INK);
        } else {
            svg.below(where, low + 13, arrow.words(), INK);
        }
    }

    private void over(Arrow arrow, Box from, Box to, int distance) {
        var back = distance <= 0;
        var start = from.middle() + (back ? 44 : 18);
        var end = to.middle() + (back ? 44 : -18);
        var y = back ? from.bottom() : from.y();
        var goal = back ? to.bottom() + 2 : to.y() - 2;
        var bend = back ? Math.max(y, goal) + 64 : Math.min(y, goal) - 24 - 40 * (distance - 1);
        svg.arrow(
                "M%d %d C%d %d %d %d %d %d".formatted(start, y, start, bend, end, bend, end, goal),
                INK,
                "",
                arrow.name());
        var apex = (y + goal) / 8 + bend * 3 / 4;
        svg.label((start + end) / 2, apex, String.join(" · ", arrow.words()), INK);
    }

    /// Under each status below: what leads to it, and what leads away from it.
    private void captions() {
        for (var exit : plan.exits) {
            var box = at(exit.id());
            var into = plan.arrows.stream().filter(a -> a.to().equals(exit.id())).toList();
            var out = plan.arrows.stream().filter(a -> a.from().equals(exit.id())).toList();
            var lines = new ArrayList<>(Svg.wrapped("→ ", Arrow.words(into)));
            out.stream()
                    .filter(a -> Trigger.BACK.equals(a.to()))
                    .forEach(a -> lines.addAll(Svg.wrapped("↩ back: ", a.words())));
            var named = out.stream().filter(a -> !Trigger.BACK.equals(a.to())).toList();
            if (!named.isEmpty()) {
                lines.addAll(Svg.wrapped("⇢ ", Arrow.words(named)));
            }
            svg.words(box.middle(), box.bottom() + 50, "middle", lines, INK);
        }
    }

    private void box(Box box) {
        var status = box.status();
        svg.box(box.x(), box.y(), status, status.phase().isEnd());
    }

    private Box at(String status) {
        return plan.at(status);
    }
}
