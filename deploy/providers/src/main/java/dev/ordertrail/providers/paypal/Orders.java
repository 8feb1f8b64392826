package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;

/// Orders: made by the merchant, approved by the buyer, captured by the merchant.
record Orders(Merchant merchant) {
    static final String PATH = "/v2/checkout/orders/";

    ObjectNode create(JsonNode asked) {
        if (!asked.path("intent").asText().equals("CAPTURE")) {
            throw PayPalRefused.invalid("intent", "INVALID_PARAMETER_VALUE");
        }
        var units = asked.path("purchase_units");
        if (!units.isArray() || units.size() != 1) {
            throw PayPalRefused.invalid("purchase_units", "MISSING_REQUIRED_PARAMETER");
        }
        var amount = Amount.of(units.path(0).path("amount"));
        if (amount.isNothing()) {
            throw PayPalRefused.unprocessable(
                    "CANNOT_BE_ZERO_OR_NEGATIVE", "Must be greater than zero.");
        }
        var id = Ids.payPal();
        var order = Json.object().put("id", id).put("intent", "CAPTURE").put("status", "CREATED");
        order.set("purchase_units", units.deepCopy());
        var unit = unit(order);
        if (!unit.has("reference_id")) {
            unit.put("reference_id", "default");
        }
        unit.putObject("payee").put("email_address", "merchant@example.com");
        order.put("create_time", merchant.now());
        if (asked.has("application_context")) {
            order.set("application_context", asked.path("application_context").deepCopy());
        }
        if (asked.has("payment_source")) {
            order.set("payment_source", asked.path("payment_source").deepCopy());
            order.put("status", "PAYER_ACTION_REQUIRED");
        }
        links(order);
        return merchant.keep(Merchant.ORDER, order);
    }

    private void links(ObjectNode order) {
        var path = PATH + order.path("id").asText();
        merchant.link(order, path, "self", "GET");
        merchant.link(order, "/pay/" + order.path("id").asText(), "approve", "GET");
        merchant.link(order, "/pay/" + order.path("id").asText(), "payer-action", "GET");
        merchant.link(order, path, "update", "PATCH");
        merchant.link(order, path + "/capture", "capture", "POST");
    }

    /// The buyer agrees.
    ///
    /// @param fate what will come of the capture: `COMPLETED`, `PENDING` or `DECLINED`
    ObjectNode approve(ObjectNode order, String fate) {
        if (!isOpen(order)) {
            throw PayPalRefused.unprocessable(
                    "ORDER_ALREADY_APPROVED", "The order cannot be approved any more.");
        }
        order.put("status", "APPROVED").put("update_time", merchant.now());
        var payer = order.putObject("payer").put("payer_id", "QYR5Z8XDVJNXQ");
        payer.put("email_address", "buyer@example.com");
        payer.putObject("name").put("given_name", "John").put("surname", "Doe");
        merchant.keep(Merchant.ORDER, order);
        fate(order, fate);
        merchant.tell(
                "CHECKOUT.ORDER.APPROVED",
                "checkout-order",
                "An order has been approved by buyer",
                order);
        return order;
    }

    /// Takes the money.
    ObjectNode capture(ObjectNode order) {
        switch (order.path("status").asText()) {
            case "APPROVED" -> {}
            case "COMPLETED" ->
                    throw PayPalRefused.unprocessable(
                            "ORDER_ALREADY_CAPTURED",
                            "Order already captured. If 'intent=CAPTURE' only one capture per order is allowed.");
            default ->
                    throw PayPalRefused.unprocessable(
                            "ORDER_NOT_APPROVED",
                            "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid payment_source in the request.");
        }
        var fate = fate(order);
        if (fate.equals("INSTRUMENT")) {
            throw PayPalRefused.unprocessable(
                    "INSTRUMENT_DECLINED",
                    "The instrument presented was either declined by the processor or bank, or it can't be used for this payment.");
        }
        var capture = new Captures(merchant).take(order, fate);
        order.put("status", "COMPLETED").put("update_time", merchant.now());
        unit(order).putObject("payments").putArray("captures").add(capture.deepCopy());
        merchant.keep(Merchant.ORDER, order);
        new Captures(merchant).tell(capture);
        if (fate.equals("COMPLETED")) {
            merchant.tell(
                    "CHECKOUT.ORDER.COMPLETED",
                    "checkout-order",
                    "Checkout Order Completed",
                    order);
        }
        return order;
    }

    /// An order as it is now: with its captures and refunds as they are now.
    ObjectNode shown(ObjectNode order) {
        var copy = order.deepCopy();
        var captures = unit(copy).path("payments").path("captures");
        if (captures.isEmpty()) {
            return copy;
        }
        var payments = unit(copy).putObject("payments");
        for (var capture : captures) {
            var id = capture.path("id");
            payments.withArray("/captures")
                    .add(merchant.get(Merchant.CAPTURE, id.asText()).deepCopy());
            for (var refund : new Captures(merchant).refunds(id.asText())) {
                payments.withArray("/refunds").add(refund.deepCopy());
            }
        }
        return copy;
    }

    /// Whether the buyer may still agree.
    static boolean isOpen(ObjectNode order) {
        var status = order.path("status").asText();
        return status.equals("CREATED") || status.equals("PAYER_ACTION_REQUIRED");
    }

    static ObjectNode unit(ObjectNode order) {
        return (ObjectNode) order.path("purchase_units").path(0);
    }

    private String fate(ObjectNode order) {
        return merchant.store()
                .find(merchant.name(), "fate", "fate_" + order.path("id").asText())
                .map(fate -> fate.path("fate").asText())
                .orElse("COMPLETED");
    }

    private void fate(ObjectNode order, String fate) {
        var id = "fate_" + order.path("id").asText();
        merchant.store().put(merchant.name(), "fate", id, Json.object().put("fate", fate));
    }
}
