package dev.ordertrail.payment.translate.paypal;

import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.paypal.PayPalSays.Plainly;
import dev.ordertrail.payment.translate.paypal.PayPalSays.SentBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What PayPal says of money that went back: by a refund, or because PayPal took it.
final class PayPalRefunds {
    private static final Set<String> STAYED = Set.of("FAILED", "CANCELLED");
    private static final String ALL_OF_IT = "capture";

    private PayPalRefunds() {}

    /// A refund usually, which leads up to its capture; a reversal may bring the capture itself.
    static PayPalSays sentBack(PayPalObject event, PayPalObject object, Instant at) {
        if (STAYED.contains(String.valueOf(object.word("status")))) {
            return new Plainly(new NotOurs("a refund that came to nothing"));
        }
        var amount = object.money("amount");
        if (ALL_OF_IT.equals(event.word("resource_type"))) {
            var capture = object.requiredId();
            return new SentBack(about(object, capture), at, capture, amount, amount);
        }
        var capture = capture(object);
        if (capture == null) {
            throw new Misread("a refund of no capture");
        }
        var breakdown = object.at("seller_payable_breakdown");
        return new SentBack(
                about(object, capture),
                at,
                object.requiredId(),
                amount,
                breakdown.has("total_refunded_amount")
                        ? breakdown.money("total_refunded_amount")
                        : null);
    }

    private static @Nullable String capture(PayPalObject refund) {
        var up = refund.linkedCapture("up");
        var related = up == null ? PayPalCaptures.related(refund, "capture_id") : up;
        return related == null ? refund.id("capture_id") : related;
    }

    private static About about(PayPalObject object, String capture) {
        var objects = new ArrayList<ProviderObject>();
        objects.add(new ProviderObject(Kind.CAPTURE, capture));
        var paypalOrder = PayPalCaptures.related(object, "order_id");
        if (paypalOrder != null) {
            objects.add(new ProviderObject(Kind.PAYPAL_ORDER, paypalOrder));
        }
        return new About(capture, objects, object.orderNames());
    }
}
