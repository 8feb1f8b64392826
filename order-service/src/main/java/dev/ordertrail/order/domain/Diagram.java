package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import java.util.Locale;

/// A workflow drawn, as a Mermaid state diagram or as SVG: arrows named by the roles that may ask,
/// or by `⚡` and the fact.
public final class Diagram {
    private Diagram() {}

    /// The Mermaid text of a workflow, stable for a given definition.
    public static String mermaid(WorkflowDefinition flow) {
        var text = new StringBuilder("stateDiagram-v2\n");
        flow.statuses().forEach(s -> line(text, s.id() + " : " + s.emoji() + " " + s.label()));
        if (flow.start().status() != null) {
            line(text, "[*] --> " + flow.start().status());
        }
        flow.start().paid().values().stream()
                .distinct()
                .sorted()
                .forEach(s -> line(text, "[*] --> " + s + " : already paid"));
        for (var t : flow.transitions()) {
            var to = Trigger.BACK.equals(t.to()) ? "back" : t.to();
            line(text, t.from() + " --> " + to + " : " + String.join(", ", t.by()));
        }
        for (var t : flow.triggers()) {
            var when = "⚡ " + t.when().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            var to = Trigger.BACK.equals(t.to()) ? "back" : t.to();
            t.from().forEach(from -> line(text, from + " --> " + to + " : " + when));
        }
        for (var t : flow.timers()) {
            if (t.to() != null) {
                var after = "⏰ after " + t.after();
                t.in().forEach(from -> line(text, from + " --> " + t.to() + " : " + after));
            }
        }
        flow.statuses().stream()
                .filter(s -> s.phase().isEnd())
                .forEach(s -> line(text, s.id() + " --> [*]"));
        return text.toString();
    }

    /// The same as a picture: SVG text, stable for a given definition.
    public static String svg(WorkflowDefinition flow) {
        return Drawing.of(flow);
    }

    private static void line(StringBuilder text, String line) {
        text.append("    ").append(line).append('\n');
    }
}
