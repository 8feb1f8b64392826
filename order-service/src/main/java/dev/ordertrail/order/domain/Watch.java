package dev.ordertrail.order.domain;

import java.util.HashSet;
import java.util.Set;

/// Where an order stands in its log, and which timers of its present status have run out.
///
/// @param version of the last event
/// @param entered the version that entered the present status
/// @param overdue timers that ran out in it and made it a task
public record Watch(long version, long entered, Set<String> overdue) {
    static final Watch BEGUN = new Watch(1, 1, Set.of());

    public Watch {
        overdue = Set.copyOf(overdue);
    }

    Watch next() {
        return new Watch(version + 1, entered, overdue);
    }

    Watch moved() {
        return new Watch(version, version, Set.of());
    }

    Watch ranOut(String timer) {
        var more = new HashSet<>(overdue);
        more.add(timer);
        return new Watch(version, entered, more);
    }
}
