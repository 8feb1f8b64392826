package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Refunds, never above what a charge still holds.
final class Refunds {
    private final Account account;

    Refunds(Account account) {
        this.account = account;
    }

    /// A refund of a charge, or of an intent's latest charge.
    ObjectNode create(Params params) {
        var charge = charge(params);
        var left =
                charge.path("amount_captured").asLong() - charge.path("amount_refunded").asLong();
        check(charge, left);
        var amount = params.number("amount").orElse(left);
        if (amount < 1) {
            throw Refused.malformed("amount", "must be greater than or equal to 1");
        }
        if (amount > left) {
            throw Refused.invalid(
                    "amount_too_large",
                    "amount",
                    "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
                            .formatted(amount, left));
        }
        return refund(charge, amount, params);
    }

    private ObjectNode refund(ObjectNode charge, long amount, Params params) {
        var refund = account.make(Kind.REFUND);
        refund.put("amount", amount).put("currency", charge.path("currency").asText());
        refund.put("charge", charge.path("id").asText());
        refund.put("payment_intent", charge.path("payment_intent").asText());
        refund.set("metadata", params.map("metadata"));
        params.text("reason").ifPresent(reason -> refund.put("reason", reason));
        refund.put("status", "pending");
        var slow = uses(charge, Card.SLOW_REFUND);
        if (!slow) {
            refund.put("status", "succeeded");
        }
        refund.put("balance_transaction", account.move("refund", -amount, 0, refund));
        account.keep(Kind.REFUND, refund);
        refunded(charge, amount);
        account.tell("refund.created", refund);
        account.tell("charge.refunded", charge);
        if (uses(charge, Card.FAILED_REFUND)) {
            fail(refund);
        }
        return refund;
    }

    /// A slow refund arrives.
    void settle(ObjectNode refund) {
        refund.put("status", "succeeded");
        changed(refund);
    }

    /// The bank sends the money back to us.
    void fail(ObjectNode refund) {
        var amount = refund.path("amount").asLong();
        refund.put("status", "failed").put("failure_reason", "expired_or_canceled_card");
        refund.put(
                "failure_balance_transaction", account.move("refund_failure", amount, 0, refund));
        account.keep(Kind.REFUND, refund);
        refunded(account.get(Kind.CHARGE, refund.path("charge").asText()), -amount);
        account.tell("refund.failed", refund);
        changed(refund);
    }

    private void changed(ObjectNode refund) {
        account.keep(Kind.REFUND, refund);
        account.tell("refund.updated", refund);
        account.tell("charge.refund.updated", refund);
    }

    private void refunded(ObjectNode charge, long amount) {
        var total = charge.path("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", total);
        charge.put("refunded", total == charge.path("amount_captured").asLong());
        account.keep(Kind.CHARGE, charge);
    }

    private ObjectNode charge(Params params) {
        var intent = params.text("payment_intent").map(id -> account.get(Kind.INTENT, id));
        var id =
                params.text("charge")
                        .or(() -> intent.flatMap(Refunds::latest))
                        .orElseThrow(() ->
                                intent.isPresent()
                                        ? uncharged(intent.get())
                                        : Refused.missing("charge"));
        return account.get(Kind.CHARGE, id);
    }

    private static Optional<String> latest(ObjectNode intent) {
        return Optional.of(intent.path("latest_charge"))
                .filter(charge -> charge.isTextual())
                .map(charge -> charge.asText());
    }

    private static Refused uncharged(ObjectNode intent) {
        return Refused.invalid(
                "payment_intent_unexpected_state",
                "payment_intent",
                "This PaymentIntent (%s) does not have a successful charge to refund."
                        .formatted(intent.path("id").asText()));
    }

    private void check(ObjectNode charge, long left) {
        var id = charge.path("id").asText();
        if (!charge.path("paid").asBoolean() || !charge.path("captured").asBoolean()) {
            throw Refused.invalid(
                    "charge_not_refundable", "charge", "Charge " + id + " has not been captured.");
        }
        if (isChargedBack(charge)) {
            throw Refused.invalid(
                    "charge_disputed",
                    "charge",
                    "Charge " + id + " has been charged back; cannot issue a refund.");
        }
        if (left == 0) {
            throw Refused.invalid(
                    "charge_already_refunded",
                    "charge",
                    "Charge " + id + " has already been refunded.");
        }
    }

    private boolean isChargedBack(ObjectNode charge) {
        return charge.path("disputed").asBoolean()
                && account.all(Kind.DISPUTE).stream()
                        .filter(dispute -> dispute.path("charge").equals(charge.path("id")))
                        .noneMatch(dispute -> dispute.path("status").asText().equals("won"));
    }

    private static boolean uses(ObjectNode charge, Card card) {
        var last4 = charge.path("payment_method_details").path("card").path("last4");
        return last4.asText().equals(card.last4());
    }
}
