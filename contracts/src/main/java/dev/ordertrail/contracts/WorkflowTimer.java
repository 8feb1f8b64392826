package dev.ordertrail.contracts;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a workflow does by the clock: an order that stays in one of some statuses for so long is
/// moved, or somebody is reminded, or it becomes a task.
///
/// @param id unique within the workflow
/// @param in the statuses in which it runs; every entry starts it anew
/// @param after ISO-8601: `PT30M`, `P14D`
/// @param act what happens then
/// @param to the status to move to, for MOVE
/// @param tell who is told: roles, for REMIND and for ALERT
/// @param template the name of the text
public record WorkflowTimer(
        String id,
        List<String> in,
        Duration after,
        Act act,
        @Nullable String to,
        List<String> tell,
        @Nullable String template) {
    public WorkflowTimer {
        in = List.copyOf(in);
        tell = tell == null ? List.of() : List.copyOf(tell);
    }

    /// After how long, as people say it: `7 days`, `30 minutes`. Whole units, the largest that says
    /// it.
    public String afterInWords() {
        if (after.toDays() > 0) {
            return count(after.toDays(), "day");
        }
        return after.toHours() > 0
                ? count(after.toHours(), "hour")
                : count(Math.max(1, after.toMinutes()), "minute");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /// What a timer does.
    public enum Act {
        MOVE,
        REMIND,
        ALERT
    }
}
