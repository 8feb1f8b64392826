package dev.ordertrail.payment.translate.paypal;

import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Noted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What PayPal says of money that went back: by a refund, or because PayPal took it. One dispute
/// may be told as both, under two ids, so what has gone back of the capture in all counts wherever
/// PayPal says it; the single refund only where it does not.
final class PayPalRefunds {
    private static final String ALL_OF_IT = "capture";

    private PayPalRefunds() {}

    /// A refund usually, which leads up to its capture; a reversal may bring the capture itself.
    static Translation read(PayPalObject event, PayPalObject object, Instant at) {
        if (ALL_OF_IT.equals(event.word("resource_type"))) {
            var id = object.requiredId();
            var all = Moved.of(Moved.Kind.REFUNDED_SO_FAR, id, object.money("amount"));
            return new Happened(about(object, id), at, new Noted(), List.of(all));
        }
        var capture = capture(object);
        if (capture == null) {
            throw new Misread("a refund of no capture");
        }
        var about = about(object, capture);
        var id = object.requiredId();
        var status = object.word("status");
        return switch (status == null ? "COMPLETED" : status) {
            case "COMPLETED" -> new Happened(about, at, new Noted(), gone(object, id));
            case "PENDING" ->
                    new Happened(
                            about, at, new Noted(), single(object, id, Moved.Kind.REFUND_PENDING));
            case "FAILED", "CANCELLED" ->
                    new Happened(
                            about,
                            at,
                            new Flagged(
                                    Concern.REFUND_FAILED,
                                    id,
                                    true,
                                    object.at("status_details").word("reason")),
                            single(object, id, Moved.Kind.REFUND_NOT_MADE));
            default -> throw new Misread("a refund status that is not known");
        };
    }

    private static List<Moved> gone(PayPalObject refund, String id) {
        var breakdown = refund.at("seller_payable_breakdown");
        var moved = new ArrayList<Moved>();
        if (breakdown.has("total_refunded_amount")) {
            var soFar = breakdown.money("total_refunded_amount");
            moved.add(Moved.of(Moved.Kind.REFUNDED_SO_FAR, id, soFar));
        } else {
            moved.addAll(single(refund, id, Moved.Kind.REFUNDED));
        }
        if (breakdown.has("paypal_fee")) {
            var fee = breakdown.money("paypal_fee");
            moved.add(Moved.of(Moved.Kind.FEE_RETURNED_SO_FAR, id, fee));
        }
        return moved;
    }

    private static List<Moved> single(PayPalObject refund, String id, Moved.Kind kind) {
        return List.of(Moved.of(kind, id, refund.money("amount")));
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
