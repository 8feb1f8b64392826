package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What follows a payment with some cards.
record Aftermath(Account account) {

    /// @param intent as it is after the attempt
    void of(ObjectNode intent, Card card) {
        if (!intent.path("status").asText().equals("succeeded")) {
            return;
        }
        var charge = account.get(Kind.CHARGE, intent.path("latest_charge").asText());
        var amount = charge.path("amount_captured").asLong();
        switch (card) {
            case DISPUTED -> disputes().open(charge, "fraudulent", amount, false);
            case NOT_RECEIVED -> disputes().open(charge, "product_not_received", amount, false);
            case INQUIRY -> disputes().open(charge, "fraudulent", amount, true);
            case WARNING -> warn(charge);
            case REVIEWED -> review(charge);
            default -> {}
        }
    }

    /// The card's issuer thinks that it was fraud.
    ObjectNode warn(ObjectNode charge) {
        var warning = account.make(Kind.WARNING);
        warning.put("charge", charge.path("id").asText());
        warning.put("payment_intent", charge.path("payment_intent").asText());
        warning.put("fraud_type", "unauthorized_use_of_card");
        account.keep(Kind.WARNING, warning);
        account.tell("radar.early_fraud_warning.created", warning);
        return warning;
    }

    /// Stripe asks staff to look at it.
    ObjectNode review(ObjectNode charge) {
        var review = account.make(Kind.REVIEW);
        review.put("charge", charge.path("id").asText());
        review.put("payment_intent", charge.path("payment_intent").asText());
        review.put("open", true).put("reason", "rule").put("opened_reason", "rule");
        account.keep(Kind.REVIEW, review);
        account.tell("review.opened", review);
        return review;
    }

    /// Somebody looked.
    void close(ObjectNode review, String reason) {
        review.put("open", false).put("reason", reason).put("closed_reason", reason);
        account.keep(Kind.REVIEW, review);
        account.tell("review.closed", review);
    }

    private Disputes disputes() {
        return new Disputes(account);
    }
}
