package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.WorkflowDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happened to an order, sorted by when it happened.
///
/// Its entries are the placing, the moves that persons and timers made, and every fact of a payment
/// or parcel. A move that a fact made is no entry of its own: the fact is, and names the status it
/// stands for.
public final class Timeline {
    private static final Comparator<Placed> ORDER =
            Comparator.<Placed, Instant>comparing(p -> p.entry().at())
                    .thenComparingInt(Placed::topic)
                    .thenComparingLong(Placed::rank)
                    .thenComparing(p -> p.entry().id());

    private Timeline() {}

    /// An entry with what breaks ties of time: the topic it came by, and its place within that.
    record Placed(int topic, long rank, TimelineEntry entry) {}

    /// The entries of these documents, oldest first.
    ///
    /// @param flow the order's workflow; null while its definition is not known here
    public static List<TimelineEntry> of(
            OrderDoc order,
            PaymentDoc payment,
            ShippingDoc shipping,
            @Nullable WorkflowDefinition flow) {
        var words = new Words(flow);
        var placed = new ArrayList<Placed>();
        OrderEntries.of(order, words).forEach(placed::add);
        PaymentEntries.of(payment, words).forEach(placed::add);
        ParcelEntries.of(ParcelAxis.of(order, shipping), order, shipping, words)
                .forEach(placed::add);
        return placed.stream().sorted(ORDER).map(Placed::entry).toList();
    }

    /// Metadata without what is absent.
    static final class Facts {
        private final TreeMap<String, String> map = new TreeMap<>();

        Facts and(String key, @Nullable Object value) {
            if (value != null) {
                map.put(key, value.toString());
            }
            return this;
        }

        SortedMap<String, String> map() {
            return map;
        }
    }
}
