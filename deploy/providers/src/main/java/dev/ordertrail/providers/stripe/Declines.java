package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;

/// Why a card was declined, in Stripe's words.
final class Declines {
    private Declines() {}

    static ObjectNode of(Card card, String charge) {
        var error = Json.object();
        error.put("charge", charge);
        error.put("code", card.code());
        if (card.declineCode() != null) {
            error.put("decline_code", card.declineCode());
        }
        error.put(
                "doc_url", "https://stripe.com/docs/error-codes/" + card.code().replace('_', '-'));
        error.put("message", card.message());
        error.put("type", "card_error");
        return error;
    }

    /// The buyer did not confirm that it is their card.
    static ObjectNode notAuthenticated() {
        return Json.object()
                .put("code", "payment_intent_authentication_failure")
                .put(
                        "doc_url",
                        "https://stripe.com/docs/error-codes/payment-intent-authentication-failure")
                .put(
                        "message",
                        "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.")
                .put("type", "invalid_request_error");
    }

    /// The bank did not pay in the end.
    static ObjectNode debitFailed() {
        return Json.object()
                .put("code", "payment_method_provider_decline")
                .put("message", "The customer's bank account could not be debited.")
                .put("type", "card_error");
    }
}
