package dev.ordertrail.kit.intake;

import dev.ordertrail.contracts.Envelope;
import dev.ordertrail.contracts.Event;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Recorded;
import dev.ordertrail.contracts.UnreadableEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record on its way through the sequenced intake.
///
/// @param envelope null when the headers cannot be read
/// @param why the reason for parking; empty while there is none
record Item(
        Located located,
        String orderId,
        Map<String, String> headers,
        @Nullable Envelope envelope,
        String why) {

    static Item of(Located located) {
        var record = located.record();
        var headers = Headers.of(record);
        var key = record.key();
        if (key == null) {
            return new Item(
                    located, located.partition() + "@" + record.offset(), headers, null, "no key");
        }
        try {
            var envelope = Envelope.of(headers::get);
            var why = envelope.subject().equals(key) ? "" : "key and subject differ";
            return new Item(located, key, headers, why.isEmpty() ? envelope : null, why);
        } catch (IllegalArgumentException _) {
            return new Item(located, key, headers, null, "unreadable envelope");
        }
    }

    /// The version; 0 when it is not known.
    long version() {
        return envelope == null ? 0 : envelope.streamVersion();
    }

    Item parked(String reason) {
        return new Item(located, orderId, headers, envelope, reason);
    }

    /// The event, ready to apply.
    ///
    /// @throws UnreadableEvent when today's code cannot read it
    Seen seen() {
        var known = envelope;
        var value = located.record().value();
        if (known == null || value == null) {
            throw new UnreadableEvent(headers.getOrDefault("ce_type", "unknown"), null);
        }
        return new Seen(
                new Recorded<Event>(known, EventJson.read(known.type(), value)), located.history());
    }
}
