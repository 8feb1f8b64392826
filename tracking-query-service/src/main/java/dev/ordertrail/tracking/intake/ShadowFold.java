package dev.ordertrail.tracking.intake;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.UnreadableEvent;
import dev.ordertrail.tracking.project.OrderDoc;
import dev.ordertrail.tracking.readmodel.Generation;
import dev.ordertrail.tracking.readmodel.SearchIndex;
import dev.ordertrail.tracking.readmodel.Source;
import dev.ordertrail.tracking.readmodel.ViewWriter;
import dev.ordertrail.tracking.readmodel.ViewWriter.Write;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Folds one source of a rebuild into tables that nobody else writes, so the documents used last
/// can stay in memory.
final class ShadowFold {
    private static final Logger LOG = Logger.getLogger(ShadowFold.class);
    private static final int KEPT = 2_000;

    private final Source source;
    private final Generation target;
    private final SearchIndex search;
    private final Set<String> parked = new HashSet<>();
    private final Map<String, Object> documents =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
                    return size() > KEPT;
                }
            };

    ShadowFold(Source source, Generation target, SearchIndex search) {
        this.source = source;
        this.target = target;
        this.search = search;
    }

    long parked() {
        return parked.size();
    }

    /// Folds what the records of this source say and writes it.
    ///
    /// @throws IllegalStateException when a version is missing
    void take(Connection c, ConsumerRecords<String, byte[]> records) throws SQLException {
        var byOrder = new TreeMap<String, List<Recorded<? extends Event>>>();
        for (var record : records.records(source.topic())) {
            var event = read(record);
            if (event != null) {
                byOrder.computeIfAbsent(event.orderId(), _ -> new ArrayList<>()).add(event);
            }
        }
        var old = documents(c, byOrder);
        var writes = new ArrayList<Write>();
        byOrder.forEach((orderId, events) -> fold(orderId, old.get(orderId), events, writes));
        ViewWriter.save(c, target, source, writes);
        search.write(c, target, searched(old, writes));
    }

    private static SortedMap<String, OrderDoc> searched(
            Map<String, Object> old, List<Write> writes) {
        var searched = new TreeMap<String, OrderDoc>();
        for (var write : writes) {
            if (write.doc() instanceof OrderDoc doc
                    && SearchIndex.isDue((OrderDoc) old.get(write.orderId()), doc)) {
                searched.put(write.orderId(), doc);
            }
        }
        return searched;
    }

    private @Nullable Recorded<? extends Event> read(ConsumerRecord<String, byte[]> record) {
        var key = record.key();
        if (key == null || parked.contains(key)) {
            return null;
        }
        try {
            var envelope = Envelope.of(name -> header(record, name));
            var value = record.value();
            if (value == null || !envelope.subject().equals(key)) {
                throw new UnreadableEvent(envelope.type(), null);
            }
            return new Recorded<>(envelope, EventJson.read(envelope.type(), value));
        } catch (IllegalArgumentException | UnreadableEvent _) {
            park(key, record.offset());
            return null;
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// Like the live projection: this order waits, the others go on.
    private void park(String orderId, long offset) {
        parked.add(orderId);
        LOG.warnf("a rebuild leaves an order as it is: topic=%s offset=%s", source.topic(), offset);
    }

    /// The documents so far: from memory, else from the tables, unless the story just begins.
    private Map<String, Object> documents(
            Connection c, Map<String, List<Recorded<? extends Event>>> byOrder)
            throws SQLException {
        var known = new TreeMap<String, Object>();
        var missing = new TreeSet<String>();
        byOrder.forEach((orderId, events) -> {
            var kept = documents.get(orderId);
            if (kept != null) {
                known.put(orderId, kept);
            } else if (events.getFirst().version() > 1) {
                missing.add(orderId);
            }
        });
        if (!missing.isEmpty()) {
            known.putAll(ViewWriter.peek(c, target, source, missing));
        }
        return known;
    }

    private void fold(
            String orderId,
            @Nullable Object old,
            List<Recorded<? extends Event>> events,
            List<Write> writes) {
        var doc = old;
        for (var event : events) {
            var version = doc == null ? 0 : Folds.version(doc);
            if (event.version() > version + 1) {
                throw new IllegalStateException(
                        "version " + (version + 1) + " is missing in " + source.topic());
            }
            try {
                doc = Folds.apply(source, doc, event);
            } catch (IllegalStateException | ClassCastException _) {
                park(orderId, -1);
                break;
            }
        }
        if (doc != null && (old == null || Folds.version(doc) > Folds.version(old))) {
            documents.put(orderId, doc);
            writes.add(new Write(orderId, Folds.version(doc), doc));
        }
    }
}
