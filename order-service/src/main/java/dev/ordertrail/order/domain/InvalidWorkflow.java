package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.WorkflowRef;
import java.util.List;

/// A workflow file that cannot be used, with everything that is wrong with it.
public final class InvalidWorkflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidWorkflow(WorkflowRef ref, List<String> problems) {
        super("workflow " + ref + " cannot be used: " + String.join("; ", problems));
    }
}
