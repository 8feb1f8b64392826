package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;

/// Charges: each attempt to pay is one.
final class Charges {
    private static final long FEE_BASIS_POINTS = 290;
    private static final long FEE_FIXED = 30;

    private final Account account;

    Charges(Account account) {
        this.account = account;
    }

    /// Money came, or is held for us until it is captured.
    ObjectNode succeeded(ObjectNode intent, Card card, boolean captured) {
        var charge = of(intent, card);
        charge.put("paid", true).put("status", "succeeded");
        if (captured) {
            capture(charge, charge.path("amount").asLong());
        }
        return account.keep(Kind.CHARGE, charge);
    }

    ObjectNode declined(ObjectNode intent, Card card) {
        var charge = of(intent, card);
        ((ObjectNode) charge.path("outcome"))
                .put("network_status", "declined_by_network")
                .put("reason", card.declineCode())
                .put("seller_message", "The bank did not return any further details.")
                .put("type", "issuer_declined");
        charge.put("failure_message", card.message());
        return fail(charge, card.code());
    }

    ObjectNode fail(ObjectNode charge, String code) {
        charge.put("paid", false).put("captured", false).put("status", "failed");
        charge.put("failure_code", code);
        return account.keep(Kind.CHARGE, charge);
    }

    ObjectNode pending(ObjectNode intent, Card card) {
        var charge = of(intent, card);
        charge.put("paid", false).put("captured", true).put("status", "pending");
        return account.keep(Kind.CHARGE, charge);
    }

    void settle(ObjectNode charge) {
        charge.put("paid", true).put("status", "succeeded");
        capture(charge, charge.path("amount").asLong());
    }

    void capture(ObjectNode charge, long amount) {
        charge.put("captured", true).put("amount_captured", amount);
        var fee = FEE_FIXED + (amount * FEE_BASIS_POINTS + 5_000) / 10_000;
        charge.put("balance_transaction", account.move("charge", amount, fee, charge));
        account.keep(Kind.CHARGE, charge);
    }

    /// An authorisation is let go. Stripe tells that as a refund, although no money had moved.
    void release(ObjectNode charge) {
        charge.put("refunded", true);
        charge.put("amount_refunded", charge.path("amount").asLong());
        account.keep(Kind.CHARGE, charge);
        account.tell("charge.refunded", charge);
    }

    private ObjectNode of(ObjectNode intent, Card card) {
        var charge = account.make(Kind.CHARGE);
        charge.put("amount", intent.path("amount").asLong());
        charge.put("currency", intent.path("currency").asText());
        charge.put("payment_intent", intent.path("id").asText());
        charge.put("payment_method", intent.path("payment_method").asText());
        charge.set("metadata", intent.path("metadata").deepCopy());
        charge.put("paid", false);
        method(charge, card);
        return charge;
    }

    private static void method(ObjectNode charge, Card card) {
        var details = (ObjectNode) charge.path("payment_method_details");
        if (card.type().equals("card")) {
            ((ObjectNode) details.path("card"))
                    .put("last4", card.last4())
                    .put("brand", card.brand());
        } else {
            details.removeAll();
            details.put("type", card.type());
            details.putObject(card.type())
                    .put("bank_code", "37040044")
                    .put("country", "DE")
                    .put("fingerprint", Ids.secret(16))
                    .put("last4", card.last4());
        }
    }
}
