package dev.ordertrail.payment.translate.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Unreadable;
import java.time.Instant;

/// A Stripe event in our words.
public final class StripeTranslator {
    public static final String PROVIDER = "stripe";

    private StripeTranslator() {}

    /// Translates an event.
    ///
    /// @param event the event, as it was sent
    /// @param receivedAt when it reached us; no fact is later than that
    public static Translation translate(JsonNode event, Instant receivedAt) {
        var json = event.path("data").path("object");
        if (!json.isObject() || !event.path("type").isTextual()) {
            return new Unreadable("no event: type or data.object is missing");
        }
        var at = happened(new StripeObject(event), receivedAt);
        try {
            return read(event.path("type").textValue(), new StripeObject(json), at);
        } catch (Misread e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static Translation read(String type, StripeObject object, Instant at) {
        return switch (type) {
            case "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired" ->
                    StripeSessions.read(type, object, at);
            case "payment_intent.created",
                    "payment_intent.requires_action",
                    "payment_intent.processing",
                    "payment_intent.partially_funded",
                    "payment_intent.amount_capturable_updated",
                    "payment_intent.succeeded",
                    "payment_intent.payment_failed",
                    "payment_intent.canceled" ->
                    StripeIntents.read(type, object, at);
            case "charge.succeeded",
                    "charge.failed",
                    "charge.pending",
                    "charge.captured",
                    "charge.expired",
                    "charge.updated",
                    "charge.refunded" ->
                    StripeCharges.read(type, object, at);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                    StripeRefunds.read(object, at);
            case "charge.dispute.created",
                    "charge.dispute.updated",
                    "charge.dispute.closed",
                    "charge.dispute.funds_withdrawn",
                    "charge.dispute.funds_reinstated" ->
                    StripeDisputes.read(type, object, at);
            case "radar.early_fraud_warning.created", "radar.early_fraud_warning.updated" ->
                    StripeSigns.warning(object, at);
            case "review.opened", "review.closed" -> StripeSigns.review(object, at);
            case "transfer.created", "transfer.updated", "transfer.reversed" ->
                    StripePlatform.transfer(object, at);
            case "application_fee.created", "application_fee.refunded" ->
                    StripePlatform.fee(object, at);
            case "application_fee.refund.updated" ->
                    new NotOurs("application_fee.refunded tells how much of a fee came back");
            case "payout.failed" -> StripePlatform.payoutFailed(object, at);
            case "payout.created",
                    "payout.updated",
                    "payout.paid",
                    "payout.canceled",
                    "payout.reconciliation_completed" ->
                    new NotOurs("a payout gathers the money of many orders");
            case "account.updated" -> StripePlatform.account(object, at);
            default -> new NotOurs("nothing about the payment of an order");
        };
    }

    /// When Stripe says it happened; a time that is missing or still to come is the time of
    /// receipt.
    private static Instant happened(StripeObject event, Instant receivedAt) {
        var created = event.time("created");
        return created == null || created.isAfter(receivedAt) ? receivedAt : created;
    }
}
