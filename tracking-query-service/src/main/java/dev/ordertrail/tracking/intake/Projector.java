package dev.ordertrail.tracking.intake;

import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.readmodel.Changes;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.PersonStreams;
import dev.ordertrail.tracking.readmodel.SearchIndex;
import dev.ordertrail.tracking.readmodel.SearchKeeper;
import dev.ordertrail.tracking.readmodel.Source;
import dev.ordertrail.tracking.readmodel.ViewWriter;
import dev.ordertrail.tracking.readmodel.ViewWriter.Found;
import dev.ordertrail.tracking.readmodel.ViewWriter.Write;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Folds a batch of one topic into the rows of its orders: one select, one upsert, one numbering
/// for the people concerned, all in the intake's transaction.
@Singleton
public class Projector {
    private final Tx tx;
    private final Changes changes;
    private final SearchIndex search;
    private final SearchKeeper keeper;
    private final Timer lag;
    private final Clock clock = Clock.systemUTC();

    @Inject
    Projector(
            Tx tx,
            Changes changes,
            SearchIndex search,
            SearchKeeper keeper,
            MeterRegistry metrics) {
        this.tx = tx;
        this.changes = changes;
        this.search = search;
        this.keeper = keeper;
        this.lag =
                Timer.builder("ordertrail.tracking.projection.lag")
                        .description("from recording an event to folding it, the oldest of a batch")
                        .publishPercentiles(0.5, 0.99)
                        .register(metrics);
    }

    void apply(Connection c, Source source, List<Recorded<? extends Event>> batch)
            throws SQLException {
        var byOrder = new TreeMap<String, List<Recorded<? extends Event>>>();
        batch.forEach(r -> byOrder.computeIfAbsent(r.orderId(), _ -> new ArrayList<>()).add(r));
        var generation = Generation.hold(c);
        var found = ViewWriter.load(c, generation, source, byOrder.navigableKeySet());
        var writes = new ArrayList<Write>();
        var concerned = new TreeMap<String, SortedSet<String>>();
        var searched = new TreeMap<String, OrderDoc>();
        byOrder.forEach((orderId, events) -> {
            var row = found.get(orderId);
            var write = fold(source, orderId, row, events);
            if (write != null) {
                writes.add(write);
                // Who was told is shown to staff only: nobody's own orders look different.
                if (source != Source.NOTIFICATION) {
                    concern(concerned, write, row);
                }
                if (write.doc() instanceof OrderDoc doc
                        && SearchIndex.isDue(row == null ? null : (OrderDoc) row.doc(), doc)) {
                    searched.put(orderId, doc);
                }
            }
        });
        ViewWriter.save(c, generation, source, writes);
        if (search.write(c, generation, searched)) {
            tx.afterCommit(keeper::expect);
        }
        PersonStreams.number(c, concerned);
        tell(writes, concerned);
        measure(batch);
    }

    private void measure(List<Recorded<? extends Event>> batch) {
        var now = clock.instant();
        batch.stream()
                .map(r -> r.envelope().recordedTime())
                .min(Comparator.naturalOrder())
                .filter(oldest -> oldest.isBefore(now))
                .ifPresent(oldest -> lag.record(Duration.between(oldest, now)));
    }

    private static @Nullable Write fold(
            Source source,
            String orderId,
            @Nullable Found row,
            List<Recorded<? extends Event>> events) {
        var old = row == null ? null : row.doc();
        var doc = old;
        for (var event : events) {
            doc = Folds.apply(source, doc, event);
        }
        if (doc == null || (old != null && Folds.version(doc) == Folds.version(old))) {
            return null;
        }
        return new Write(orderId, Folds.version(doc), doc);
    }

    private static void concern(
            SortedMap<String, SortedSet<String>> concerned, Write write, @Nullable Found row) {
        var buyer = row == null ? null : row.buyer();
        var seller = row == null ? null : row.seller();
        if (write.doc() instanceof OrderDoc doc) {
            buyer = doc.placed().buyer();
            var sells = doc.placed().seller();
            seller = sells == null ? null : sells.id();
        }
        for (var person : new @Nullable String[] {buyer, seller}) {
            if (person != null) {
                concerned.computeIfAbsent(person, _ -> new TreeSet<>()).add(write.orderId());
            }
        }
    }

    private void tell(List<Write> writes, Map<String, SortedSet<String>> concerned) {
        var keys = new ArrayList<String>();
        writes.forEach(w -> keys.add(Changes.order(w.orderId())));
        concerned.keySet().forEach(p -> keys.add(Changes.person(p)));
        tx.afterCommit(() -> changes.tell(keys));
    }
}
