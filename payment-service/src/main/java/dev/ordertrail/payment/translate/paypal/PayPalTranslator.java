package dev.ordertrail.payment.translate.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A PayPal event in our words.
public final class PayPalTranslator {
    public static final String PROVIDER = "paypal";

    private PayPalTranslator() {}

    /// Translates an event.
    ///
    /// @param event the event, as it was sent
    /// @param receivedAt when it reached us; no fact is later than that
    /// @return what it says: an order has several captures, a dispute several transactions
    public static List<Translation> translate(JsonNode event, Instant receivedAt) {
        var json = event.path("resource");
        if (!json.isObject() || !event.path("event_type").isTextual()) {
            return plainly(new Unreadable("no event: event_type or resource is missing"));
        }
        var object = new PayPalObject(json);
        try {
            return said(event, object, receivedAt);
        } catch (Misread e) {
            return plainly(new Unreadable(String.valueOf(e.getMessage())));
        }
    }

    private static List<Translation> said(JsonNode json, PayPalObject object, Instant receivedAt) {
        var event = new PayPalObject(json);
        var at = earliest(first(event.time("create_time"), object), receivedAt);
        var type = json.path("event_type").textValue();
        return switch (type) {
            case "CHECKOUT.ORDER.APPROVED", "CHECKOUT.ORDER.SAVED", "CHECKOUT.ORDER.PROCESSED" ->
                    PayPalOrders.started(object, at);
            case "CHECKOUT.ORDER.COMPLETED" -> PayPalOrders.completed(object, at);
            case "CHECKOUT.ORDER.VOIDED" -> PayPalOrders.ended(object, at, "voided");
            case "CHECKOUT.PAYMENT-APPROVAL.REVERSED" ->
                    PayPalOrders.ended(object, at, "approval_reversed");
            case "PAYMENT.AUTHORIZATION.CREATED" -> List.of(PayPalCaptures.reserved(object, at));
            case "PAYMENT.AUTHORIZATION.VOIDED" -> List.of(PayPalCaptures.voided(object, at));
            case "PAYMENT.CAPTURE.COMPLETED",
                    "PAYMENT.CAPTURE.PENDING",
                    "PAYMENT.CAPTURE.DENIED",
                    "PAYMENT.CAPTURE.DECLINED" ->
                    List.of(PayPalCaptures.captured(object, last(type), at));
            case "PAYMENT.CAPTURE.REFUNDED",
                    "PAYMENT.CAPTURE.REVERSED",
                    "PAYMENT.REFUND.PENDING",
                    "PAYMENT.REFUND.FAILED",
                    "PAYMENT.REFUND.CANCELLED" ->
                    List.of(PayPalRefunds.read(event, object, at));
            case "CUSTOMER.DISPUTE.CREATED",
                    "CUSTOMER.DISPUTE.UPDATED",
                    "CUSTOMER.DISPUTE.RESOLVED" -> {
                var moved = object.time("update_time");
                yield PayPalDisputes.read(object, moved == null ? at : earliest(moved, receivedAt));
            }
            case "PAYMENT.PAYOUTS-ITEM.SUCCEEDED",
                    "PAYMENT.PAYOUTS-ITEM.RETURNED",
                    "PAYMENT.PAYOUTS-ITEM.REFUNDED",
                    "PAYMENT.PAYOUTS-ITEM.BLOCKED",
                    "PAYMENT.PAYOUTS-ITEM.CANCELED",
                    "PAYMENT.PAYOUTS-ITEM.DENIED",
                    "PAYMENT.PAYOUTS-ITEM.FAILED" ->
                    plainly(PayPalPayouts.item(last(type), object, at));
            case "PAYMENT.PAYOUTSBATCH.DENIED" -> plainly(PayPalPayouts.denied(object, at));
            case "PAYMENT.REFERENCED-PAYOUT-ITEM.COMPLETED",
                    "PAYMENT.REFERENCED-PAYOUT-ITEM.FAILED" ->
                    plainly(PayPalPayouts.referenced(last(type), object, at));
            case "MERCHANT.PARTNER-CONSENT.REVOKED" ->
                    plainly(PayPalPayouts.consentRevoked(object, at));
            default -> plainly(new NotOurs("nothing about the payment of an order"));
        };
    }

    private static List<Translation> plainly(Translation translation) {
        return List.of(translation);
    }

    private static String last(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static @Nullable Instant first(@Nullable Instant created, PayPalObject object) {
        var updated = created == null ? object.time("update_time") : created;
        return updated == null ? object.time("create_time") : updated;
    }

    /// A time that is missing or still to come is the time of receipt.
    private static Instant earliest(@Nullable Instant said, Instant receivedAt) {
        return said == null || said.isAfter(receivedAt) ? receivedAt : said;
    }
}
