package dev.ordertrail.payment.gateway.stripe;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.CheckoutAsk;
import java.util.Map;

/// A checkout as a session of Stripe's. The session and the intent that it makes both name the
/// order.
final class StripeCheckouts {
    static final String CHECKOUT_ID = "checkout_id";

    private StripeCheckouts() {}

    static SessionCreateParams params(CheckoutAsk ask) throws CallFailed {
        var names =
                Map.of(
                        "order_id",
                        ask.orderId(),
                        "order_number",
                        ask.orderNumber(),
                        CHECKOUT_ID,
                        ask.checkoutId());
        var params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setClientReferenceId(ask.orderId())
                        .setSuccessUrl(ask.success().toString())
                        .setCancelUrl(ask.cancel().toString())
                        .putAllMetadata(names)
                        .setPaymentIntentData(
                                PaymentIntentData.builder().putAllMetadata(names).build())
                        .addLineItem(item(ask));
        var expires = ask.expiresAt();
        if (expires != null) {
            params.setExpiresAt(expires.getEpochSecond());
        }
        return params.build();
    }

    private static LineItem item(CheckoutAsk ask) throws CallFailed {
        var price =
                PriceData.builder()
                        .setCurrency(StripeAmounts.currency(ask.amount()))
                        .setUnitAmount(StripeAmounts.minor(ask.amount()))
                        .setProductData(
                                ProductData.builder().setName("Order " + ask.orderNumber()).build())
                        .build();
        return LineItem.builder().setQuantity(1L).setPriceData(price).build();
    }
}
