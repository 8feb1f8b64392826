package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.Movements.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one dispute moved. Three things tell it, and any of them may be missing: the provider's
/// bookings, its word that it moved all of it, and how the dispute ended. A lost dispute has taken
/// its amount whether or not a booking was seen; one that ended otherwise has given back what it
/// took.
final class DisputedMoney {
    private final String dispute;
    private final Money nothing;
    private final List<Entry> entries = new ArrayList<>();

    private DisputedMoney(String dispute, Money nothing) {
        this.dispute = dispute;
        this.nothing = nothing;
    }

    /// @param withdrawn everything that was ever taken
    /// @param reinstated everything of it that was given back
    record Moved(Said withdrawn, Said reinstated) {}

    /// By dispute, everything that moved because of it.
    static Map<String, Moved> of(List<Entry> entries, Money nothing) {
        var disputes = new TreeMap<String, DisputedMoney>();
        for (var entry : entries) {
            var dispute = entry.dispute();
            if (dispute != null) {
                disputes.computeIfAbsent(dispute, d -> new DisputedMoney(d, nothing))
                        .entries
                        .add(entry);
            }
        }
        var moved = new TreeMap<String, Moved>();
        disputes.forEach((id, dispute) -> moved.put(id, dispute.moved()));
        return moved;
    }

    private Moved moved() {
        var end = end();
        var withdrawn = said(Entry.Kind.DISPUTE_WITHDRAWN);
        var reinstated = said(Entry.Kind.DISPUTE_REINSTATED);
        if (end != null && end.kind() == Entry.Kind.DISPUTE_LOST) {
            withdrawn = withdrawn.or(new Said(end.amount(), end.at()));
        } else if (end != null) {
            reinstated = reinstated.or(new Said(withdrawn.amount(), end.at()));
        }
        if (reinstated.amount().compareTo(withdrawn.amount()) > 0) {
            reinstated = new Said(withdrawn.amount(), reinstated.at());
        }
        return new Moved(withdrawn, reinstated);
    }

    /// The sum of the bookings, or what the provider said about the dispute as a whole.
    private Said said(Entry.Kind kind) {
        var bookings = new TreeMap<String, Said>();
        for (var entry : entries) {
            if (entry.kind() == kind) {
                bookings.merge(entry.object(), new Said(entry.amount(), entry.at()), Said::or);
            }
        }
        var whole = Objects.requireNonNullElse(bookings.remove(dispute), none(nothing));
        return bookings.values().stream()
                .reduce((a, b) -> new Said(a.amount().plus(b.amount()), a.or(b).at()))
                .map(sum -> sum.or(whole))
                .orElse(whole);
    }

    private static Said none(Money nothing) {
        return new Said(nothing, Instant.MAX);
    }

    /// Of two ends the later one holds: a bank may decide again.
    private @Nullable Entry end() {
        return entries.stream()
                .filter(e ->
                        e.kind() == Entry.Kind.DISPUTE_LOST || e.kind() == Entry.Kind.DISPUTE_OVER)
                .max(Comparator.comparing(Entry::at).thenComparing(Entry::kind))
                .orElse(null);
    }
}
