package dev.ordertrail.orderctl.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.orderctl.api.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// What the demo sends: a storefront's order, Stripe's and EasyPost's callbacks, each run with ids
/// of its own.
final class DemoBodies {
    private static final BigDecimal UNIT_PRICE = new BigDecimal("100.00");
    private static final int QUANTITY = 2;

    private final String mark;
    private final String trackingNumber;

    DemoBodies(RandomGenerator random) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        mark = HexFormat.of().formatHex(bytes);
        trackingNumber = "1Z" + mark.toUpperCase(Locale.ROOT);
    }

    String trackingNumber() {
        return trackingNumber;
    }

    /// The body of requirement 004 for an order that is not paid yet.
    String order() {
        var body = Json.object();
        var checkout = body.putObject("checkoutData");
        checkout.put("paymentMethod", "fiat");
        checkout.putObject("buyer")
                .put("id", "buyer123")
                .put("name", "John Doe")
                .put("email", "john@example.com");
        checkout.putObject("seller")
                .put("id", "seller456")
                .put("name", "Alice Store")
                .put("storeName", "Alice's Electronics");
        checkout.putArray("items")
                .addObject()
                .put("listingId", "listing789")
                .put("productName", "Wireless Headphones")
                .put("quantity", QUANTITY)
                .put("unitPrice", UNIT_PRICE);
        checkout.put("totalAmount", total());
        checkout.put("currency", "USD");
        checkout.put("shippingMethod", "standard");
        address(checkout.putObject("shippingAddress"));
        return Json.text(body);
    }

    private static void address(ObjectNode address) {
        address.put("name", "John Doe")
                .put("street", "123 Main St")
                .put("city", "New York")
                .put("state", "NY")
                .put("zipCode", "10001")
                .put("country", "US");
    }

    private static BigDecimal total() {
        return UNIT_PRICE.multiply(BigDecimal.valueOf(QUANTITY));
    }

    /// Stripe's `checkout.session.completed`, paid in full.
    String paid(String orderId, Instant at) {
        var body = Json.object();
        body.put("id", "evt_" + mark);
        body.put("object", "event");
        body.put("api_version", "2025-10-29.clover");
        body.put("created", at.getEpochSecond());
        body.put("livemode", false);
        body.put("type", "checkout.session.completed");
        var session = body.putObject("data").putObject("object");
        session.put("id", "cs_test_" + mark);
        session.put("object", "checkout.session");
        session.put("mode", "payment");
        session.put("status", "complete");
        session.put("payment_status", "paid");
        session.put("payment_intent", "pi_" + mark);
        session.put("amount_subtotal", cents());
        session.put("amount_total", cents());
        session.put("currency", "usd");
        session.put("created", at.getEpochSecond());
        session.put("client_reference_id", orderId);
        session.putObject("metadata").put("order_id", orderId);
        return Json.text(body);
    }

    private static long cents() {
        return total().movePointRight(2).longValueExact();
    }

    /// What a seller asks for.
    String status(String status, Instant at) {
        var body = Json.object().put("status", status);
        if (status.equals("shipped")) {
            var day = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(3);
            body.put("trackingNumber", trackingNumber);
            body.put("carrier", "UPS");
            body.put("notes", "Package shipped via UPS");
            body.put("estimatedDelivery", day.toString());
        }
        return Json.text(body);
    }

    /// EasyPost's `tracker.updated` with one more scan.
    String scan(String status, String message, Instant at) {
        var body = Json.object();
        body.put("id", "evt_" + mark + status);
        body.put("object", "Event");
        body.put("mode", "test");
        body.put("description", "tracker.updated");
        body.put("created_at", at.toString());
        var tracker = body.putObject("result");
        tracker.put("id", "trk_" + mark);
        tracker.put("object", "Tracker");
        tracker.put("mode", "test");
        tracker.put("tracking_code", trackingNumber);
        tracker.put("carrier", "UPS");
        tracker.put("status", status);
        tracker.put("status_detail", detail(status));
        tracker.put("updated_at", at.toString());
        var scan = tracker.putArray("tracking_details").addObject();
        scan.put("object", "TrackingDetail");
        scan.put("status", status);
        scan.put("status_detail", detail(status));
        scan.put("message", message);
        scan.put("source", "UPS");
        scan.put("datetime", at.toString());
        scan.putObject("tracking_location")
                .put("object", "TrackingLocation")
                .put("city", "New York")
                .put("state", "NY")
                .put("country", "US")
                .put("zip", "10001");
        return Json.text(body);
    }

    private static String detail(String status) {
        return switch (status) {
            case "in_transit" -> "departed_facility";
            case "out_for_delivery" -> "out_for_delivery";
            default -> "arrived_at_destination";
        };
    }
}
