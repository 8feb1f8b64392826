package dev.ordertrail.notification.compose;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what a notice says beside the order itself; what is not there is left out.
final class Details {
    private final Map<String, String> entries = new HashMap<>();

    private Details() {}

    static Details none() {
        return new Details();
    }

    /// The status as people read it, as it is today: a later version of the workflow does not reach
    /// it.
    static Details of(Status status) {
        return none().with("status", status.id())
                .with("label", status.label())
                .with("emoji", status.emoji())
                .with("colour", status.colour())
                .with("description", status.description());
    }

    /// The status of the workflow, or, should the workflow not know it, one made of its bare name.
    static Status status(WorkflowDefinition flow, String id) {
        return flow.status(id)
                .orElseGet(() -> new Status(id, id, "", "", 0, Phase.IN_PROGRESS, id));
    }

    Details because(@Nullable String reason) {
        return with("reason", reason);
    }

    Details with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            entries.put(name, value.toString());
        }
        return this;
    }

    Details amount(@Nullable Money money) {
        return with("amount", money);
    }

    Map<String, String> map() {
        return Map.copyOf(entries);
    }
}
