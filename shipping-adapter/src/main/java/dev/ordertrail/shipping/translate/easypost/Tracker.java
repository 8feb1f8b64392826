package dev.ordertrail.shipping.translate.easypost;

import static java.util.Comparator.comparing;

import dev.ordertrail.contracts.ShippingEvent.Place;
import dev.ordertrail.shipping.translate.CarrierReport;
import dev.ordertrail.shipping.translate.CarrierReport.Estimate;
import dev.ordertrail.shipping.translate.Progress;
import dev.ordertrail.shipping.translate.ScanIds;
import dev.ordertrail.shipping.translate.Sighting;
import dev.ordertrail.shipping.translate.easypost.Vocabulary.Meaning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One `Tracker` object: its history, its own status, its estimate.
record Tracker(Fields fields, String code, Instant received) {

    CarrierReport report() {
        var ends = new Ends(fields.node("carrier_detail"));
        var history = new ArrayList<Entry>();
        for (var detail : fields.node("tracking_details")) {
            Entry.of(new Fields(detail)).ifPresent(history::add);
        }
        var sightings = new ArrayList<>(history.stream().map(e -> sighting(e, ends)).toList());
        ownStatus(history).map(own -> sighting(own, ends)).ifPresent(sightings::add);
        return new CarrierReport(fields.text("carrier"), code, sightings, estimate());
    }

    private Sighting sighting(Entry entry, Ends ends) {
        var meaning = entry.meaning();
        var place = entry.place();
        return new Sighting(
                scanId(entry),
                meaning.state(),
                entry.words(),
                entry.message(),
                place,
                notLaterThanReceived(entry.at()),
                entry.at().isAfter(received),
                place != null && ends.isDestination(place),
                meaning.trouble());
    }

    /// The carrier's own time is part of it and not the clamped one, which depends on when we
    /// heard.
    private String scanId(Entry entry) {
        var place = entry.place();
        return ScanIds.of(
                upper(fields.text("carrier")),
                upper(code),
                entry.named(),
                entry.status(),
                entry.detail(),
                entry.message(),
                place == null ? null : place.city(),
                place == null ? null : place.state(),
                place == null ? null : place.country(),
                place == null ? null : place.zip());
    }

    /// The tracker's own status, when its history does not show it: a history may be empty, or lag
    /// behind. It is named by the history it goes with, because EasyPost moves `updated_at` without
    /// anything new to tell.
    private Optional<Entry> ownStatus(List<Entry> history) {
        var at = fields.instant("updated_at");
        if (at == null) {
            return Optional.empty();
        }
        var last = history.stream().max(comparing(Entry::at));
        var named = "own status after " + last.map(e -> e.at().toString()).orElse("nothing");
        var own = new Entry(at, named, status(fields), fields.text("status_detail"), null, null);
        var shown = last.isPresent() && shown(own, last.get(), history);
        return shown || own.meaning().saysNothing() ? Optional.empty() : Optional.of(own);
    }

    /// Shown by the last entry, or by an earlier one that the history has gone beyond.
    private static boolean shown(Entry own, Entry last, List<Entry> history) {
        var ahead = Progress.of(own.meaning().state()) > Progress.of(last.meaning().state());
        return own.sameAs(last) || (!ahead && history.stream().anyMatch(own::sameAs));
    }

    private @Nullable Estimate estimate() {
        var local = new Fields(fields.node("carrier_detail")).date("est_delivery_date_local");
        var date = local == null ? fields.date("est_delivery_date") : local;
        var asOf = fields.instant("updated_at");
        return date == null
                ? null
                : new Estimate(date, notLaterThanReceived(asOf == null ? received : asOf));
    }

    private Instant notLaterThanReceived(Instant at) {
        return at.isAfter(received) ? received : at;
    }

    private static String status(Fields fields) {
        var status = fields.text("status");
        return status == null ? "unknown" : status.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /// One entry of `tracking_details`, or the tracker's own status read as if it were one.
    ///
    /// @param named what stands for the time in the scan's id
    private record Entry(
            Instant at,
            String named,
            String status,
            @Nullable String detail,
            @Nullable String message,
            @Nullable Place place) {

        /// Empty for an entry without a time: it has no place in the history, and the tracker's own
        /// status covers it.
        static Optional<Entry> of(Fields entry) {
            var at = entry.instant("datetime");
            return at == null
                    ? Optional.empty()
                    : Optional.of(
                            new Entry(
                                    at,
                                    at.toString(),
                                    Tracker.status(entry),
                                    entry.text("status_detail"),
                                    entry.message(),
                                    entry.place("tracking_location")));
        }

        Meaning meaning() {
            return Vocabulary.of(status, detail);
        }

        String words() {
            return detail == null ? status : status + "/" + detail;
        }

        boolean sameAs(Entry other) {
            var trouble = meaning().trouble() != null;
            return trouble
                    ? meaning().state() == other.meaning().state()
                    : status.equals(other.status);
        }
    }
}
