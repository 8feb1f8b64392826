package dev.ordertrail.systemtest.callback;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What EasyPost posts about a parcel.
public final class EasyPost {

    /// What the carrier saw, in the order in which it happens.
    public enum Scan {
        FIRST("in_transit", "received_at_origin_facility", "Origin scan", "Houston", 3),
        IN_TRANSIT("in_transit", "departed_facility", "Departed from facility", "Dallas", 9),
        OUT_FOR_DELIVERY(
                "out_for_delivery", "out_for_delivery", "Out for delivery", "Charleston", 28),
        DELIVERED("delivered", "arrived_at_destination", "Delivered", "Charleston", 33);

        private final String status;
        private final String detail;
        private final String message;
        private final String city;
        private final int minutes;

        Scan(String status, String detail, String message, String city, int minutes) {
            this.status = status;
            this.detail = detail;
            this.message = message;
            this.city = city;
            this.minutes = minutes;
        }

        /// How long after the beginning it was made.
        public Duration after() {
            return Duration.ofMinutes(minutes);
        }
    }

    private EasyPost() {}

    /// The tracker was updated. It carries its whole history, as EasyPost's do.
    public static Callback updated(Story story, Scan scan) {
        return updated(
                story, scan, Stream.of(Scan.values()).filter(s -> s.compareTo(scan) <= 0).toList());
    }

    /// The tracker was updated and carries these scans only.
    public static Callback updated(Story story, Scan scan, List<Scan> history) {
        var id = "evt_%s_%s".formatted(scan.name().toLowerCase(java.util.Locale.ROOT), story.key());
        var at = story.after(scan.after());
        var details =
                history.stream().map(s -> detail(story, s)).collect(Collectors.joining(",\n"));
        var promised = LocalDate.ofInstant(story.begins(), ZoneOffset.UTC).plusDays(3);
        var body =
                """
                {"description": "tracker.updated", "mode": "test", "id": "%s", "object": "Event",
                 "status": "pending", "created_at": "%s", "previous_attributes": {},
                 "result": {"id": "trk_%s", "object": "Tracker", "mode": "test",
                  "tracking_code": "%s", "carrier": "UPS", "status": "%s", "status_detail": "%s",
                  "updated_at": "%s", "est_delivery_date": "%sT00:00:00Z",
                  "tracking_details": [%s]}}
                """
                        .formatted(
                                id,
                                at,
                                story.key(),
                                story.trackingNumber(),
                                scan.status,
                                scan.detail,
                                at,
                                promised,
                                details);
        return new Callback(Callback.Provider.EASYPOST, id, body);
    }

    /// The carrier cannot find the parcel any more.
    public static Callback lost(Story story) {
        var before = updated(story, Scan.IN_TRANSIT);
        var at = story.after(Scan.DELIVERED.after()).toString();
        var entry =
                """
                {"object": "TrackingDetail", "message": "Package lost", "status": "failure",
                 "status_detail": "lost", "datetime": "%s", "source": "UPS", "tracking_location": null}\
                """
                        .formatted(at);
        var body =
                before.body()
                        .replace("evt_in_transit", "evt_lost")
                        .replace(
                                "\"status\": \"in_transit\", \"status_detail\": \"departed_facility\",\n  \"updated",
                                "\"status\": \"failure\", \"status_detail\": \"lost\",\n  \"updated")
                        .replace("]}}", ", " + entry + "]}}");
        return new Callback(Callback.Provider.EASYPOST, "evt_lost_" + story.key(), body);
    }

    private static String detail(Story story, Scan scan) {
        return """
        {"object": "TrackingDetail", "message": "%s", "status": "%s", "status_detail": "%s",
         "datetime": "%s", "source": "UPS", "tracking_location": {"object": "TrackingLocation",
         "city": "%s", "state": null, "country": "US", "zip": null}}\
        """
                .formatted(
                        scan.message,
                        scan.status,
                        scan.detail,
                        story.after(scan.after()),
                        scan.city);
    }
}
