package dev.ordertrail.orderctl.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.orderctl.api.Signatures;
import dev.ordertrail.orderctl.demo.Stage.Sent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/// A parcel at UPS, and what EasyPost tells of it.
final class CarrierParcel {
    private final Stage stage;
    private final String mark = Marks.next();

    CarrierParcel(Stage stage) {
        this.stage = stage;
    }

    /// What the seller says when it is handed over.
    ///
    /// @param status the workflow's name of that
    String handedOver(String status) {
        return """
        {"status": "%s", "trackingNumber": "%s", "carrier": "UPS",
         "notes": "Package shipped via UPS", "estimatedDelivery": "%s"}
        """
                .formatted(status, code(), LocalDate.now(ZoneOffset.UTC).plusDays(3));
    }

    void inTransit(Order order, String status) {
        tells(order, "in transit", status, new Scan("in_transit", "departed_facility"));
    }

    void outForDelivery(Order order, String status) {
        tells(order, "out for delivery", status, new Scan("out_for_delivery", "out_for_delivery"));
    }

    void delivered(Order order, String status) {
        tells(order, "delivered", status, new Scan("delivered", "arrived_at_destination"));
    }

    /// EasyPost's words of what the carrier saw.
    private record Scan(String status, String detail) {}

    private void tells(Order order, String what, String status, Scan scan) {
        var body = body(what, scan, Instant.now());
        var endpoint = stage.endpoint("easypost");
        var header = Signatures.easypost(body.getBytes(UTF_8), endpoint.secret());
        var began = System.nanoTime();
        var answer =
                stage.http()
                        .send("POST", endpoint.path(), Map.of(header.name(), header.value()), body);
        var sent = new Sent(began, answer).demanded("EasyPost's " + scan.status());
        stage.happened(order, "EasyPost: " + what, status, sent);
    }

    private String body(String what, Scan scan, Instant at) {
        return """
        {"id": "evt_%s", "object": "Event", "mode": "test", "description": "tracker.updated",
         "created_at": "%s",
         "result": {"id": "trk_%s", "object": "Tracker", "mode": "test", "tracking_code": "%s",
          "carrier": "UPS", "status": "%s", "status_detail": "%s", "updated_at": "%s",
          "tracking_details": [{"object": "TrackingDetail", "status": "%s", "status_detail": "%s",
           "message": "Package %s", "source": "UPS", "datetime": "%s",
           "tracking_location": {"object": "TrackingLocation", "city": "New York", "state": "NY",
            "country": "US", "zip": "10001"}}]}}
        """
                .formatted(
                        Marks.next(),
                        at,
                        mark,
                        code(),
                        scan.status(),
                        scan.detail(),
                        at,
                        scan.status(),
                        scan.detail(),
                        what,
                        at);
    }

    private String code() {
        return "1Z" + mark.toUpperCase(Locale.ROOT);
    }
}
