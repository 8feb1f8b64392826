package dev.ordertrail.payment.gateway.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.ForeignJson;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import dev.ordertrail.payment.gateway.RefundAsk;
import org.jspecify.annotations.Nullable;

/// What PayPal is asked, as it reads it.
final class PayPalAsks {
    private static final int LONGEST_DESCRIPTION = 127;

    private PayPalAsks() {}

    /// Our order's id goes with everything that comes of it; the checkout's names the unit.
    static ObjectNode checkout(CheckoutAsk ask) {
        var order = ForeignJson.MAPPER.createObjectNode().put("intent", "CAPTURE");
        var unit = order.putArray("purchase_units").addObject();
        unit.put("reference_id", ask.checkoutId());
        unit.put("custom_id", ask.orderId());
        unit.put("description", shortened("Order " + ask.orderNumber()));
        unit.set("amount", PayPalMoney.write(ask.amount()));
        order.putObject("payment_source")
                .putObject("paypal")
                .putObject("experience_context")
                .put("payment_method_preference", "IMMEDIATE_PAYMENT_REQUIRED")
                .put("user_action", "PAY_NOW")
                .put("return_url", ask.success().toString())
                .put("cancel_url", ask.cancel().toString());
        return order;
    }

    /// Our refund's id is what the refund is found by again.
    static ObjectNode refund(RefundAsk ask) {
        var refund = ForeignJson.MAPPER.createObjectNode().put("custom_id", ask.refundId());
        refund.set("amount", PayPalMoney.write(ask.amount()));
        return refund;
    }

    /// @param amount null: all of it
    static ObjectNode capture(@Nullable Money amount) {
        var capture = ForeignJson.MAPPER.createObjectNode().put("final_capture", true);
        if (amount != null) {
            capture.set("amount", PayPalMoney.write(amount));
        }
        return capture;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }
}
