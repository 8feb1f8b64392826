package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.WorkflowDefinition;
import dev.ordertrail.contracts.WorkflowDefinition.Level;
import dev.ordertrail.contracts.WorkflowDefinition.Status;
import dev.ordertrail.tracking.project.TimelineEntry.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words of a workflow, and what is said while its definition is not known.
///
/// @param flow null while not known
public record Words(@Nullable WorkflowDefinition flow) {

    public @Nullable Status status(String id) {
        return flow == null ? null : flow.status(id).orElse(null);
    }

    /// What people read for a status or a fact's own name.
    public String label(String id) {
        var status = status(id);
        if (status != null) {
            return status.label();
        }
        var spaced = id.replace('_', ' ');
        return spaced.isEmpty()
                ? spaced
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    String sentence(String id) {
        var status = status(id);
        return status == null ? label(id) : status.description();
    }

    Tone tone(String id) {
        var status = status(id);
        if (status == null) {
            return Tone.NEUTRAL;
        }
        return switch (status.phase()) {
            case AWAITING_PAYMENT -> Tone.NEUTRAL;
            case PAID, IN_PROGRESS, SHIPPING, DELIVERED, DONE -> Tone.GOOD;
            case REFUNDED -> Tone.ATTENTION;
            case PROBLEM, CANCELLED, FAILED -> Tone.BAD;
        };
    }

    /// The status that a level stands for in this workflow; null when it stands for none.
    @Nullable String statusOf(@Nullable Level level) {
        return flow == null || level == null ? null : flow.statusOf(level).orElse(null);
    }
}
