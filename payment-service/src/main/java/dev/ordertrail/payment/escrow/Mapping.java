package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the events of a kind of contract mean, as data: the contract's ABI, and for each event what
/// it means and which of its parameters say what.
///
/// @param events by the topic that their logs begin with
/// @param release how the contract is asked to pay the seller; empty where nobody said
record Mapping(String name, Map<String, Meant> events, Optional<ReleaseCall> release) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OWN = Pattern.compile("[a-z0-9-]{1,60}");

    /// What an event can mean.
    enum Means {
        /// The escrow holds more than before.
        LOCKED,
        /// The escrow paid the seller.
        RELEASED,
        /// The escrow, or the seller through it, paid the buyer back.
        REFUNDED,
        /// The buyer paid the seller directly.
        CHARGED,
        DISPUTE_OPENED,
        DISPUTE_DECIDED,
        /// It is kept, and moves nothing.
        NOTED
    }

    /// An event with its meaning.
    ///
    /// @param fields what is wanted (`escrow`, `order`, `amount`, `token`, `dispute`, `ruling`,
    ///   `expires`) → the parameter that says it
    /// @param rulings what a ruling means: `WON`, `LOST` or `WITHDRAWN`, as the seller sees it
    record Meant(
            AbiEvent event, Means means, Map<String, String> fields, Map<String, String> rulings) {
        Meant {
            fields = Map.copyOf(fields);
            rulings = Map.copyOf(rulings);
            var known = event.names();
            for (var field : fields.values()) {
                if (!known.contains(field)) {
                    throw new IllegalArgumentException(
                            "the event %s has no parameter %s".formatted(event.name(), field));
                }
            }
        }
    }

    Mapping {
        events = Map.copyOf(events);
    }

    /// The mapping of this name that comes with the service, else the one in this file.
    ///
    /// @throws IllegalArgumentException when there is none, or it contradicts itself
    static Mapping load(String name) {
        try {
            if (OWN.matcher(name).matches()) {
                try (var in = Mapping.class.getResourceAsStream("/escrow/" + name + ".json")) {
                    if (in == null) {
                        throw new IllegalArgumentException("no mapping is called " + name);
                    }
                    return read(name, JSON.readTree(in));
                }
            }
            return read(name, JSON.readTree(Files.readAllBytes(Path.of(name))));
        } catch (IOException e) {
            throw new UncheckedIOException("the mapping " + name + " cannot be read", e);
        }
    }

    static Mapping read(String name, JsonNode file) {
        var abi = AbiEvent.all(file.path("abi"));
        var events = new HashMap<String, Meant>();
        for (var entry : file.path("events").properties()) {
            var event = named(abi, entry.getKey(), name);
            var rule = entry.getValue();
            var means = Means.valueOf(rule.path("means").asText());
            events.put(
                    event.topic(),
                    new Meant(
                            event, means, texts(rule.path("fields")), texts(rule.path("rulings"))));
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException("the mapping " + name + " names no event");
        }
        return new Mapping(name, events, release(name, file, events.values()));
    }

    private static Optional<ReleaseCall> release(
            String name, JsonNode file, Collection<Meant> events) {
        var rule = file.path("release");
        if (rule.isMissingNode()) {
            return Optional.empty();
        }
        var known = new HashSet<String>();
        events.stream()
                .filter(e -> e.means() == Means.LOCKED)
                .forEach(e -> known.addAll(e.event().names()));
        return Optional.of(ReleaseCall.of(name, file.path("abi"), rule, known));
    }

    /// What a log with these topics is; empty for an event that nobody asked about.
    Optional<Meant> of(List<String> topics) {
        return topics.isEmpty() ? Optional.empty() : Optional.ofNullable(at(topics.getFirst()));
    }

    private @Nullable Meant at(String topic) {
        return events.get(topic);
    }

    private static AbiEvent named(List<AbiEvent> abi, String wanted, String mapping) {
        var found = new ArrayList<AbiEvent>();
        for (var event : abi) {
            if (event.name().equals(wanted)) {
                found.add(event);
            }
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "the ABI of %s has %d events %s".formatted(mapping, found.size(), wanted));
        }
        return found.getFirst();
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        node.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }
}
