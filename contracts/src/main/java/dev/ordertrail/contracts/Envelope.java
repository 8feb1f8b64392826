package dev.ordertrail.contracts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What travels beside an event: CloudEvents 1.0 attributes in Kafka binary mode, one header each.
///
/// @param id `ce_id`, unique; a repeat carries the same id
/// @param type `ce_type`, see [EventType]
/// @param source `ce_source`: `/order-service`
/// @param subject `ce_subject`: the order id, which is also the record's key
/// @param time `ce_time`: when it happened
/// @param recordedTime `ce_recordedtime`: when we learned it
/// @param shop `ce_shop`: the shop the order belongs to
/// @param streamVersion `ce_streamversion`: gapless per order and topic, from 1
/// @param correlationId `ce_correlationid`: one id for everything a first cause set off
/// @param causationId `ce_causationid`: the command or event that caused this one
/// @param traceparent W3C trace context, where there is one
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        Instant recordedTime,
        String shop,
        long streamVersion,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /// The record headers, in a fixed order, so that a repeat is identical to the byte.
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", source);
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("ce_recordedtime", recordedTime.toString());
        headers.put("ce_shop", shop);
        headers.put("ce_streamversion", Long.toString(streamVersion));
        put(headers, "ce_correlationid", correlationId);
        put(headers, "ce_causationid", causationId);
        put(headers, "traceparent", traceparent);
        headers.put("content-type", "application/json");
        return headers;
    }

    /// Reads the headers of a record.
    ///
    /// @throws IllegalArgumentException when a required attribute is missing or unreadable, naming
    ///   it
    public static Envelope of(Function<String, @Nullable String> header) {
        return new Envelope(
                required(header, "ce_id"),
                required(header, "ce_type"),
                required(header, "ce_source"),
                required(header, "ce_subject"),
                instant(header, "ce_time"),
                instant(header, "ce_recordedtime"),
                required(header, "ce_shop"),
                version(header),
                header.apply("ce_correlationid"),
                header.apply("ce_causationid"),
                header.apply("traceparent"));
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static String required(Function<String, @Nullable String> header, String name) {
        var value = header.apply(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private static Instant instant(Function<String, @Nullable String> header, String name) {
        try {
            return Instant.parse(required(header, name));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("header " + name + " is no instant", e);
        }
    }

    private static long version(Function<String, @Nullable String> header) {
        try {
            return Long.parseLong(required(header, "ce_streamversion"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("header ce_streamversion is no number", e);
        }
    }
}
