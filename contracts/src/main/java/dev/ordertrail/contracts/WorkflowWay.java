package dev.ordertrail.contracts;

import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Ways of a workflow that have a name of their own, whatever the status is called that they lead
/// to.
public enum WorkflowWay {
    CANCEL(Phase.CANCELLED),
    DISPUTE(Phase.PROBLEM),
    REFUND(Phase.REFUNDED),
    COMPLETE(Phase.DONE),
    RETRY(Phase.AWAITING_PAYMENT),
    /// Only where the workflow names it.
    HOLD(null);

    private final @Nullable Phase phase;

    WorkflowWay(@Nullable Phase phase) {
        this.phase = phase;
    }

    /// Lower-case, as files write it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Nullable Phase phase() {
        return phase;
    }
}
