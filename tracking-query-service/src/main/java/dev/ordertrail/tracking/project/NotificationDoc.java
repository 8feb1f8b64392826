package dev.ordertrail.tracking.project;

import dev.ordertrail.contracts.NotificationEvent;
import dev.ordertrail.contracts.NotificationEvent.GivenUp;
import dev.ordertrail.contracts.NotificationEvent.Suppressed;
import dev.ordertrail.contracts.NotificationEvent.TellingFailed;
import dev.ordertrail.contracts.NotificationEvent.Told;
import dev.ordertrail.contracts.Recorded;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What notification-events say of one order: who was told what, for staff.
///
/// @param told by notification id
public record NotificationDoc(long version, SortedMap<String, Telling> told) {

    /// Nobody was told anything.
    public static final NotificationDoc NONE = new NotificationDoc(0, new TreeMap<>());

    /// Where one notification stands.
    ///
    /// @param detail an error, or why nobody was told
    public record Telling(
            Outcome outcome,
            String recipient,
            String channel,
            String template,
            int attempt,
            Instant at,
            String eventId,
            @Nullable String detail) {
        private static final Comparator<Telling> ORDER =
                Comparator.comparing(Telling::outcome)
                        .thenComparingInt(Telling::attempt)
                        .thenComparing(Telling::at)
                        .thenComparing(Telling::eventId);

        Telling merge(Telling other) {
            return ORDER.compare(this, other) >= 0 ? this : other;
        }
    }

    /// In the order in which one outdoes the other.
    public enum Outcome {
        FAILED,
        SUPPRESSED,
        GIVEN_UP,
        TOLD
    }

    /// The document after one more event; the same document when it was folded before.
    public static NotificationDoc apply(
            @Nullable NotificationDoc doc, Recorded<NotificationEvent> in) {
        var old = doc == null ? NONE : doc;
        if (in.version() <= old.version()) {
            return old;
        }
        var told = new TreeMap<>(old.told());
        told.merge(in.event().notificationId(), telling(in), Telling::merge);
        return new NotificationDoc(in.version(), told);
    }

    private static Telling telling(Recorded<NotificationEvent> in) {
        var at = in.envelope().time();
        var id = in.envelope().id();
        return switch (in.event()) {
            case Told e ->
                    new Telling(
                            Outcome.TOLD,
                            e.recipient(),
                            e.channel(),
                            e.template(),
                            e.attempt(),
                            at,
                            id,
                            null);
            case TellingFailed e ->
                    new Telling(
                            Outcome.FAILED,
                            e.recipient(),
                            e.channel(),
                            e.template(),
                            e.attempt(),
                            at,
                            id,
                            e.error());
            case GivenUp e ->
                    new Telling(
                            Outcome.GIVEN_UP,
                            e.recipient(),
                            e.channel(),
                            e.template(),
                            e.attempt(),
                            at,
                            id,
                            e.error());
            case Suppressed e ->
                    new Telling(
                            Outcome.SUPPRESSED,
                            e.recipient(),
                            e.channel(),
                            e.template(),
                            0,
                            at,
                            id,
                            e.reason());
        };
    }
}
