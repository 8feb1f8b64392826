package dev.ordertrail.payment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/// What a chain undid: everything that an object had said up to then counts no more. Included again
/// later, it says so again, and that counts.
final class Voids {
    private Voids() {}

    static List<Entry> removed(Collection<Entry> entries) {
        var undone = new HashMap<String, Instant>();
        for (var entry : entries) {
            if (entry.kind() == Entry.Kind.VOIDED) {
                undone.merge(entry.object(), entry.at(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return entries.stream()
                .filter(e -> e.kind() != Entry.Kind.VOIDED)
                .filter(e -> e.at().isAfter(undone.getOrDefault(e.object(), Instant.MIN)))
                .toList();
    }
}
