package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.WorkflowDefinition.Transition;
import dev.ordertrail.contracts.WorkflowDefinition.Trigger;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.Standing;
import dev.ordertrail.tracking.project.Words;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a reader may move an order now.
final class Transitions {
    private Transitions() {}

    static List<String> open(Words words, OrderDoc doc, Viewer viewer, Standing standing) {
        var flow = words.flow();
        if (flow == null) {
            return List.of();
        }
        return flow.transitions().stream()
                .filter(t -> t.from().equals(doc.status()))
                .filter(t -> t.by().stream().anyMatch(viewer.roles()::contains))
                .filter(t -> t.only() == null || standing.test(t.only()))
                .map(t -> target(t, doc))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable String target(Transition t, OrderDoc doc) {
        return Trigger.BACK.equals(t.to()) ? doc.before() : t.to();
    }
}
