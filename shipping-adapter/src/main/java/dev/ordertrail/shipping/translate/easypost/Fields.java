package dev.ordertrail.shipping.translate.easypost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.ShippingEvent.Place;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A JSON object read tolerantly: what is absent, null or blank is null, and text is fit to be
/// stored.
record Fields(JsonNode object) {
    private static final int LONGEST_TEXT = 500;

    JsonNode node(String name) {
        return object.path(name);
    }

    /// Text without control characters and half characters, cut at 500.
    @Nullable String text(String name) {
        var node = object.path(name);
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        var clean = node.asText().replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        var whole = new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (whole.isEmpty()) {
            return null;
        }
        var end = Math.min(whole.length(), LONGEST_TEXT);
        var cut = end < whole.length() && Character.isHighSurrogate(whole.charAt(end - 1));
        return whole.substring(0, cut ? end - 1 : end);
    }

    /// What the entry says to people.
    @Nullable String message() {
        var message = text("message");
        return message == null ? text("description") : message;
    }

    /// A time of the provider; one without a zone is UTC, as EasyPost documents its times.
    ///
    /// @throws DateTimeException when there is text that is no time between 1970 and 9999
    @Nullable Instant instant(String name) {
        var text = text(name);
        if (text == null) {
            return null;
        }
        var instant = parse(text.replace(' ', 'T'));
        var year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1970 || year > 9999) {
            throw new DateTimeException("a year outside 1970 to 9999");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /// The day of a date or time as it is written; null when it is no day.
    @Nullable LocalDate date(String name) {
        var text = text(name);
        if (text == null || text.length() < 10) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeException _) {
            return null; // an estimate that is none promises nothing
        }
    }

    /// A `TrackingLocation`; null when it names no place.
    @Nullable Place place(String name) {
        var at = new Fields(object.path(name));
        var place =
                new Place(at.text("city"), at.text("state"), at.text("country"), at.text("zip"));
        return place.equals(new Place(null, null, null, null)) ? null : place;
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return LocalDateTime.parse(text.length() == 10 ? text + "T00:00:00" : text)
                    .toInstant(ZoneOffset.UTC);
        }
    }
}
