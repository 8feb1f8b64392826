package dev.ordertrail.systemtest.kill;

import dev.ordertrail.systemtest.kill.Findings.OnTopic;
import dev.ordertrail.systemtest.kill.Findings.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/// Judges what a run has left behind.
final class Checker {
    private final Findings findings;
    private final List<String> complaints = new ArrayList<>();

    private Checker(Findings findings) {
        this.findings = findings;
    }

    /// Everything that is wrong; empty when nothing is.
    static List<String> complaints(Findings findings) {
        var checker = new Checker(findings);
        var streams = checker.store();
        checker.acknowledged(streams);
        checker.topic("order-events", findings.orderTopic());
        findings.otherTopics().forEach(checker::topic);
        checker.storeAndTopic(streams);
        checker.tracking(streams);
        return List.copyOf(checker.complaints);
    }

    /// How many records were on a topic more than once.
    static long repeats(List<OnTopic> topic) {
        return topic.size() - topic.stream().map(r -> r.orderId() + r.version()).distinct().count();
    }

    /// The store by order, versions 1 to n.
    private Map<String, NavigableMap<Long, Stored>> store() {
        var streams = new HashMap<String, NavigableMap<Long, Stored>>();
        for (var event : findings.stored()) {
            var stream = streams.computeIfAbsent(event.orderId(), _ -> new TreeMap<>());
            if (stream.put(event.version(), event) != null) {
                complain("stored twice", event.orderId(), event.version());
            }
        }
        streams.forEach((id, stream) -> {
            if (stream.firstKey() != 1 || stream.lastKey() != stream.size()) {
                complain("a gap in the store", id, stream.size());
            }
        });
        return streams;
    }

    private void acknowledged(Map<String, NavigableMap<Long, Stored>> streams) {
        for (var id : findings.acknowledged()) {
            if (!streams.containsKey(id)) {
                complain("acknowledged and not stored", id, 1);
            }
        }
    }

    /// First occurrences in order without gaps, repeats identical.
    private void topic(String name, List<OnTopic> records) {
        var seen = new HashMap<String, TreeMap<Long, OnTopic>>();
        for (var next : records) {
            var stream = seen.computeIfAbsent(next.orderId(), _ -> new TreeMap<>());
            var first = stream.putIfAbsent(next.version(), next);
            if (first == null && next.version() != stream.size()) {
                complain("out of order or a gap on " + name, next.orderId(), next.version());
            }
            if (first != null && !first.equals(next)) {
                complain("a repeat that differs on " + name, next.orderId(), next.version());
            }
        }
    }

    /// Every stored event is on the topic, and nothing else is.
    private void storeAndTopic(Map<String, NavigableMap<Long, Stored>> streams) {
        var told = new HashSet<String>();
        for (var onTopic : findings.orderTopic()) {
            var stream = streams.getOrDefault(onTopic.orderId(), new TreeMap<>());
            var stored = stream.get(onTopic.version());
            if (stored == null) {
                complain("told and not stored", onTopic.orderId(), onTopic.version());
            } else if (!Objects.equals(stored.eventId(), onTopic.eventId())
                    || !Objects.equals(stored.payload(), onTopic.payload())) {
                complain("told otherwise than stored", onTopic.orderId(), onTopic.version());
            }
            told.add(onTopic.orderId() + "/" + onTopic.version());
        }
        for (var stored : findings.stored()) {
            if (!told.contains(stored.orderId() + "/" + stored.version())) {
                complain("stored and not told", stored.orderId(), stored.version());
            }
        }
    }

    /// Exactly once: one row an order, at the store's version, and what a fresh rebuild makes.
    private void tracking(Map<String, NavigableMap<Long, Stored>> streams) {
        var rows = new HashSet<String>();
        for (var row : findings.shown()) {
            if (!rows.add(row.orderId())) {
                complain("shown twice", row.orderId(), row.version());
            }
            var stream = streams.get(row.orderId());
            if (stream == null) {
                complain("shown and not stored", row.orderId(), row.version());
            } else if (stream.lastKey() != row.version()) {
                complain("shown at another version than stored", row.orderId(), row.version());
            }
        }
        for (var id : streams.keySet()) {
            if (!rows.contains(id)) {
                complain("stored and not shown", id, 1);
            }
        }
        if (!findings.liveHash().equals(findings.rebuiltHash())) {
            complaints.add("a rebuild makes another view than the live one");
        }
    }

    private void complain(String what, String orderId, long version) {
        complaints.add("%s: %s version %d".formatted(what, orderId, version));
    }
}
