package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import java.util.List;
import java.util.Set;

/// Captured money and what goes back of it.
record Captures(Merchant merchant) {
    static final String PATH = "/v2/payments/captures/";
    private static final Set<String> REFUNDABLE = Set.of("COMPLETED", "PARTIALLY_REFUNDED");

    /// @param status `COMPLETED`, `PENDING` or `DECLINED`
    ObjectNode take(ObjectNode order, String status) {
        var unit = Orders.unit(order);
        var id = Ids.payPal();
        var capture = Json.object().put("id", id).put("status", status);
        var amount = Amount.of(unit.path("amount"));
        capture.set("amount", amount.json());
        capture.put("final_capture", true);
        capture.putObject("seller_protection")
                .put("status", "ELIGIBLE")
                .putArray("dispute_categories")
                .add("ITEM_NOT_RECEIVED")
                .add("UNAUTHORIZED_TRANSACTION");
        for (var name : List.of("custom_id", "invoice_id")) {
            if (unit.has(name)) {
                capture.put(name, unit.path(name).asText());
            }
        }
        capture.putObject("supplementary_data")
                .putObject("related_ids")
                .put("order_id", order.path("id").asText());
        capture.put("create_time", merchant.now()).put("update_time", merchant.now());
        if (status.equals("PENDING")) {
            capture.putObject("status_details").put("reason", "ECHECK");
        }
        breakdown(capture, amount);
        merchant.link(capture, PATH + id, "self", "GET");
        merchant.link(capture, PATH + id + "/refund", "refund", "POST");
        merchant.link(capture, Orders.PATH + order.path("id").asText(), "up", "GET");
        return merchant.keep(Merchant.CAPTURE, capture);
    }

    private static void breakdown(ObjectNode capture, Amount amount) {
        if (!capture.path("status").asText().equals("COMPLETED")) {
            return;
        }
        var breakdown = capture.putObject("seller_receivable_breakdown");
        breakdown.set("gross_amount", amount.json());
        breakdown.set("paypal_fee", amount.fee().json());
        breakdown.set("net_amount", amount.minus(amount.fee()).json());
    }

    /// Tells of a capture as it is.
    void tell(ObjectNode capture) {
        var status = capture.path("status").asText();
        var amount = capture.path("amount");
        var summary =
                "Payment %s for %s %s"
                        .formatted(
                                status.toLowerCase(java.util.Locale.ROOT),
                                amount.path("currency_code").asText(),
                                amount.path("value").asText());
        merchant.tell("PAYMENT.CAPTURE." + status, "capture", summary, capture);
    }

    /// A pending capture is decided.
    ///
    /// @param status `COMPLETED`, `DENIED` (which PayPal tells with status `DECLINED`) or
    ///   `DECLINED`
    ObjectNode decide(ObjectNode capture, String status) {
        if (!capture.path("status").asText().equals("PENDING")) {
            throw PayPalRefused.unprocessable("CAPTURE_NOT_PENDING", "It is decided already.");
        }
        capture.remove("status_details");
        capture.put("status", status.equals("DENIED") ? "DECLINED" : status);
        capture.put("update_time", merchant.now());
        breakdown(capture, Amount.of(capture.path("amount")));
        merchant.keep(Merchant.CAPTURE, capture);
        merchant.tell("PAYMENT.CAPTURE." + status, "capture", "Payment decided", capture);
        return capture;
    }

    List<ObjectNode> refunds(String capture) {
        return merchant.all(Merchant.REFUND).stream()
                .filter(refund -> of(refund).equals(capture))
                .toList();
    }

    private static String of(ObjectNode refund) {
        var href = refund.path("links").path(1).path("href").asText();
        return href.substring(href.lastIndexOf('/') + 1);
    }

    /// Gives back what is left, or part of it.
    ObjectNode refund(ObjectNode capture, JsonNode asked) {
        var id = capture.path("id").asText();
        if (capture.path("status").asText().equals("REFUNDED")) {
            throw PayPalRefused.unprocessable(
                    "CAPTURE_FULLY_REFUNDED", "The capture has already been fully refunded.");
        }
        if (!REFUNDABLE.contains(capture.path("status").asText())) {
            throw PayPalRefused.unprocessable(
                    "REFUND_NOT_ALLOWED", "The capture cannot be refunded.");
        }
        var captured = Amount.of(capture.path("amount"));
        var before = refunded(id, captured);
        var left = captured.minus(before);
        var amount = asked.has("amount") ? Amount.of(asked.path("amount")) : left;
        if (!amount.isSameCurrency(captured) || amount.isNothing()) {
            throw PayPalRefused.unprocessable(
                    "REFUND_CURRENCY_MISMATCH", "Refund must be in the currency of the capture.");
        }
        if (amount.isMoreThan(left)) {
            throw PayPalRefused.unprocessable(
                    "REFUND_AMOUNT_EXCEEDED",
                    "The refund amount must be less than or equal to the capture amount that has not yet been refunded.");
        }
        return refunded(capture, amount, before.plus(amount), asked);
    }

    private ObjectNode refunded(ObjectNode capture, Amount amount, Amount total, JsonNode asked) {
        var id = Ids.payPal();
        var refund = Json.object().put("id", id).put("status", "COMPLETED");
        refund.set("amount", amount.json());
        for (var name : List.of("custom_id", "invoice_id", "note_to_payer")) {
            var value = asked.has(name) ? asked.path(name) : capture.path(name);
            if (value.isTextual()) {
                refund.put(name, value.asText());
            }
        }
        refund.put("create_time", merchant.now()).put("update_time", merchant.now());
        var breakdown = refund.putObject("seller_payable_breakdown");
        breakdown.set("gross_amount", amount.json());
        breakdown.set("paypal_fee", amount.none().json());
        breakdown.set("net_amount", amount.json());
        breakdown.set("total_refunded_amount", total.json());
        merchant.link(refund, "/v2/payments/refunds/" + id, "self", "GET");
        merchant.link(refund, PATH + capture.path("id").asText(), "up", "GET");
        merchant.keep(Merchant.REFUND, refund);
        var all = total.value().compareTo(Amount.of(capture.path("amount")).value()) == 0;
        capture.put("status", all ? "REFUNDED" : "PARTIALLY_REFUNDED");
        merchant.keep(Merchant.CAPTURE, capture.put("update_time", merchant.now()));
        merchant.tell("PAYMENT.CAPTURE.REFUNDED", "refund", "A refund was made", refund);
        return refund;
    }

    private Amount refunded(String capture, Amount captured) {
        var sum = captured.none();
        for (var refund : refunds(capture)) {
            sum = sum.plus(Amount.of(refund.path("amount")));
        }
        return sum;
    }
}
