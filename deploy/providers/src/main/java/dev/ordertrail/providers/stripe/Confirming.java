package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Intents that are made, confirmed and canceled by API, without a page.
final class Confirming {
    private Confirming() {}

    static ObjectNode create(Account account, Params params) {
        var intent = new Intents(account).create(params);
        return params.isTrue("confirm") ? confirm(account, intent, params) : intent;
    }

    /// @throws Refused 402 when the card is declined
    static ObjectNode confirm(Account account, ObjectNode intent, Params params) {
        var method = params.text("payment_method").orElse(Card.PAYS.token());
        var card = Card.of(method).orElseThrow(() -> Refused.unknown("payment_method", method));
        new Intents(account).attempt(intent, card);
        new Aftermath(account).of(intent, card);
        if (card.fate() == Card.Fate.DECLINED) {
            throw Refused.card(card, intent.path("latest_charge").asText(), intent);
        }
        return intent;
    }

    /// @throws Refused when a session owns it: that is ended instead
    static ObjectNode cancel(Account account, StripeApi.Asked asked) {
        var intent = asked.of(account, Kind.INTENT);
        var owned =
                account.all(Kind.SESSION).stream()
                        .filter(Sessions::isOpen)
                        .anyMatch(s -> s.path("payment_intent").equals(intent.path("id")));
        if (owned) {
            throw Refused.invalid(
                    "payment_intent_unexpected_state",
                    "intent",
                    "You cannot cancel this PaymentIntent because it was created by a Checkout Session. Expire the Checkout Session instead.");
        }
        var reason = asked.params().text("cancellation_reason").orElse("");
        return new Intents(account).cancel(intent, reason);
    }
}
