package dev.ordertrail.shipping.translate.easypost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.shipping.translate.Translation;
import dev.ordertrail.shipping.translate.Translation.NotOurs;
import dev.ordertrail.shipping.translate.Translation.Told;
import dev.ordertrail.shipping.translate.Translation.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;

/// An EasyPost event in our words.
public final class EasyPostTranslator {
    private static final String CREATED = "tracker.created";
    private static final String UPDATED = "tracker.updated";

    private EasyPostTranslator() {}

    /// Reads one event.
    ///
    /// @param event the event as EasyPost posts it: fields that are not named here are of no
    ///   interest
    /// @param received when it came, the limit for the carrier's times
    public static Translation translate(JsonNode event, Instant received) {
        var type = new Fields(event).text("description");
        if (type == null) {
            return new Unreadable("the event has no description, which is its type");
        }
        if (!type.equals(CREATED) && !type.equals(UPDATED)) {
            return new NotOurs("type " + type);
        }
        var tracker = new Fields(event.path("result"));
        var code = tracker.text("tracking_code");
        if (code == null) {
            return new Unreadable("result.tracking_code is missing");
        }
        try {
            return new Told(new Tracker(tracker, code, received).report());
        } catch (DateTimeException _) {
            return new Unreadable("a time in the tracker is none");
        }
    }
}
