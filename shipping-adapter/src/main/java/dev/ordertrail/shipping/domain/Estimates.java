package dev.ordertrail.shipping.domain;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The days a carrier has promised for one parcel. Only a change is news; a promise repeated is
/// not.
public final class Estimates {
    private final List<Promise> changes;

    private Estimates(List<Promise> changes) {
        this.changes = changes;
    }

    /// A day, and when the carrier promised it.
    public record Promise(LocalDate date, Instant asOf) {}

    /// All promises heard so far, in any order.
    public static Estimates of(Collection<Promise> heard) {
        var inTime =
                heard.stream()
                        .sorted(comparing(Promise::asOf).thenComparing(Promise::date))
                        .toList();
        var changes = new ArrayList<Promise>();
        for (var promise : inTime) {
            if (changes.isEmpty() || !changes.getLast().date().equals(promise.date())) {
                changes.add(promise);
            }
        }
        return new Estimates(changes);
    }

    /// The day promised last.
    public @Nullable LocalDate current() {
        return changes.isEmpty() ? null : changes.getLast().date();
    }

    /// Each change of the promise. It is named by its day and how many times that day had been
    /// promised before, so that a day promised, withdrawn and promised again is told each time, and
    /// a late callback adds only what it brings.
    public List<News> news(String parcelId) {
        var turns = new HashMap<LocalDate, Integer>();
        var news = new ArrayList<News>();
        for (var change : changes) {
            var turn = turns.merge(change.date(), 1, Integer::sum) - 1;
            news.add(News.estimate(parcelId, change.date(), turn, change.asOf()));
        }
        return news;
    }
}
