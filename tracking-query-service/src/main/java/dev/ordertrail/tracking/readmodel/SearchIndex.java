package dev.ordertrail.tracking.readmodel;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.kit.seal.PersonKeys;
import dev.ordertrail.kit.seal.Sealing;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.project.Searchable;
import dev.ordertrail.tracking.readmodel.SearchRows.Held;
import dev.ordertrail.tracking.readmodel.SearchRows.Row;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes what free text finds orders by, in the transaction that projects them. Personal data is
/// opened for it and lies plain there until the person's key is destroyed; nobody waits for a key
/// that is still on its way: such a row is due, and made again when the key is there.
@Singleton
public class SearchIndex {
    private final Sealing sealing;
    private final PersonKeys keys;

    @Inject
    SearchIndex(Sealing sealing, PersonKeys keys) {
        this.sealing = sealing;
        this.keys = keys;
    }

    /// Whether an order is found by something else than before.
    ///
    /// @param before null when the order is new
    public static boolean isDue(@Nullable OrderDoc before, OrderDoc after) {
        return before == null
                || !before.placed().equals(after.placed())
                || before.trackingNumbers().size() != after.trackingNumbers().size()
                || before.references().size() != after.references().size();
    }

    /// Writes the rows of these orders, by id.
    ///
    /// @return whether some wait for a key
    public boolean write(Connection c, Generation generation, SortedMap<String, OrderDoc> orders)
            throws SQLException {
        if (orders.isEmpty()) {
            return false;
        }
        var held = hold(c, orders.values());
        var rows = new ArrayList<Row>();
        var words = new HashMap<String, SortedSet<String>>();
        orders.forEach((id, doc) -> {
            var data = open(doc, held);
            var found = Searchable.of(doc, data);
            rows.add(row(id, doc, data, found, isWaiting(doc, held)));
            words.computeIfAbsent(doc.shop(), _ -> new TreeSet<>()).addAll(found.words());
        });
        SearchRows.save(c, generation, rows);
        SearchRows.learn(c, words);
        return rows.stream().anyMatch(Row::due);
    }

    /// Makes rows again that can be made now.
    ///
    /// @return how many there were
    int complete(Connection c, int atMost) throws SQLException {
        var generation = Generation.hold(c);
        var waiting = SearchRows.due(c, generation, atMost);
        if (waiting.isEmpty()) {
            return 0;
        }
        // Keys before rows, as an erasure takes them.
        SearchRows.hold(c, new TreeSet<>(waiting.values()));
        var ids = SearchRows.lock(c, generation, waiting.keySet());
        var orders = new TreeMap<String, OrderDoc>();
        ViewWriter.peek(c, generation, Source.ORDER, ids)
                .forEach((id, doc) -> orders.put(id, (OrderDoc) doc));
        write(c, generation, orders);
        return ids.size();
    }

    private Held hold(Connection c, Iterable<OrderDoc> docs) throws SQLException {
        var persons = new TreeSet<String>();
        docs.forEach(doc -> {
            var personal = doc.placed().personal();
            if (personal != null) {
                persons.add(personal.person());
            }
        });
        if (persons.isEmpty()) {
            return new Held(java.util.Set.of(), java.util.Set.of());
        }
        var held = SearchRows.hold(c, persons);
        keys.warm(c, held.open());
        return held;
    }

    private @Nullable PersonalData open(OrderDoc doc, Held held) {
        var personal = doc.placed().personal();
        return personal == null || !held.open().contains(personal.person())
                ? null
                : sealing.open(personal).orElse(null);
    }

    private static boolean isWaiting(OrderDoc doc, Held held) {
        var personal = doc.placed().personal();
        return personal != null
                && !held.open().contains(personal.person())
                && !held.erased().contains(personal.person());
    }

    private static Row row(
            String id,
            OrderDoc doc,
            @Nullable PersonalData data,
            Searchable found,
            boolean isWaiting) {
        var personal = doc.placed().personal();
        return new Row(
                id,
                doc.shop(),
                doc.placedAt(),
                personal == null ? null : personal.person(),
                data == null ? null : data.name(),
                data == null ? null : data.email(),
                data == null ? null : data.phone(),
                found.fragments(),
                found.terms(),
                isWaiting);
    }
}
