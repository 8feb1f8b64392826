package dev.ordertrail.payment.gateway.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.PaymentSeen.Stage;
import dev.ordertrail.payment.gateway.RawMessage;
import dev.ordertrail.payment.gateway.RefundSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PayPal's objects as payments, and what PayPal would have told of them.
final class PayPalSeen {
    private static final Set<String> CAPTURED =
            Set.of("COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED");

    private PayPalSeen() {}

    /// PayPal's order with all its captures and refunds.
    static PaymentSeen order(String id, JsonNode order) {
        var captures = new ArrayList<JsonNode>();
        var refunds = new ArrayList<JsonNode>();
        for (var unit : order.path("purchase_units")) {
            unit.path("payments").path("captures").forEach(c -> captures.add(inOrder(c, unit, id)));
            unit.path("payments").path("refunds").forEach(refunds::add);
        }
        captures.removeIf(capture -> !CAPTURED.contains(capture.path("status").asText()));
        var stage = captures.isEmpty() ? stage(order.path("status").asText()) : Stage.CAPTURED;
        var seen = seen(id, stage, captures, refunds);
        return stage == Stage.AUTHORISED ? approved(seen, order) : seen;
    }

    /// The buyer agreed, and PayPal's word of it may have been lost.
    private static PaymentSeen approved(PaymentSeen seen, JsonNode order) {
        var said = PayPalEvents.made("CHECKOUT.ORDER.APPROVED", "checkout-order", order);
        return new PaymentSeen(
                seen.paymentId(), seen.stage(), seen.captured(), seen.refunds(), List.of(said));
    }

    /// A capture with its refunds, which are listed with the order alone.
    ///
    /// @param order null where PayPal does not know of one
    static PaymentSeen capture(JsonNode capture, @Nullable JsonNode order) {
        var id = capture.path("id").asText();
        var refunds = new ArrayList<JsonNode>();
        if (order != null) {
            for (var unit : order.path("purchase_units")) {
                unit.path("payments").path("refunds").forEach(refunds::add);
            }
        }
        refunds.removeIf(refund -> !PayPalRefundsSeen.capture(refund).equals(id));
        var status = capture.path("status").asText();
        if (CAPTURED.contains(status)) {
            return seen(id, Stage.CAPTURED, List.of(capture), refunds);
        }
        return seen(id, "PENDING".equals(status) ? Stage.OPEN : Stage.ENDED, List.of(), refunds);
    }

    static PaymentSeen authorisation(String id, JsonNode authorisation) {
        return switch (authorisation.path("status").asText()) {
            case "CREATED", "PENDING" -> seen(id, Stage.AUTHORISED, List.of(), List.of());
            case "CAPTURED", "PARTIALLY_CAPTURED" -> {
                var amount = PayPalMoney.read(authorisation.path("amount"));
                yield new PaymentSeen(id, Stage.CAPTURED, amount, List.of(), List.of());
            }
            default -> seen(id, Stage.ENDED, List.of(), List.of());
        };
    }

    private static Stage stage(String status) {
        return switch (status) {
            case "APPROVED" -> Stage.AUTHORISED;
            case "VOIDED" -> Stage.ENDED;
            default -> Stage.OPEN;
        };
    }

    private static PaymentSeen seen(
            String id, Stage stage, List<JsonNode> captures, List<JsonNode> refunds) {
        var amounts =
                captures.stream()
                        .map(capture -> PayPalMoney.read(capture.path("amount")))
                        .filter(Objects::nonNull)
                        .toList();
        var said = new ArrayList<RawMessage>();
        captures.forEach(c -> said.add(completed(c)));
        for (var refund : refunds) {
            switch (refund.path("status").asText()) {
                case "COMPLETED" ->
                        said.add(PayPalEvents.made("PAYMENT.CAPTURE.REFUNDED", "refund", refund));
                case "FAILED", "CANCELLED" ->
                        said.add(PayPalEvents.made("PAYMENT.REFUND.FAILED", "refund", refund));
                default -> {
                    // It is on its way.
                }
            }
        }
        return new PaymentSeen(id, stage, sum(amounts), refunds(refunds), said);
    }

    /// As it was told when the money came, before anything went back.
    private static RawMessage completed(JsonNode capture) {
        ObjectNode then = capture.deepCopy();
        then.put("status", "COMPLETED");
        return PayPalEvents.made("PAYMENT.CAPTURE.COMPLETED", "capture", then);
    }

    private static List<RefundSeen> refunds(List<JsonNode> refunds) {
        return refunds.stream().map(PayPalRefundsSeen::read).filter(Objects::nonNull).toList();
    }

    private static @Nullable Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElse(null);
    }

    /// What an order says of its unit is missing in the unit's captures.
    private static JsonNode inOrder(JsonNode capture, JsonNode unit, String order) {
        ObjectNode whole = capture.deepCopy();
        for (var field : List.of("custom_id", "invoice_id")) {
            if (!whole.hasNonNull(field) && unit.hasNonNull(field)) {
                whole.set(field, unit.get(field));
            }
        }
        whole.withObject("/supplementary_data/related_ids").put("order_id", order);
        return whole;
    }
}
