package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import java.util.Set;

/// Payment intents: from nothing paid to captured or canceled.
final class Intents {
    private static final Set<String> PAYABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");
    private static final Set<String> ENDED = Set.of("succeeded", "canceled", "processing");

    private final Account account;
    private final Charges charges;

    Intents(Account account) {
        this.account = account;
        charges = new Charges(account);
    }

    /// A new intent.
    ObjectNode create(Params params) {
        var intent = account.make(Kind.INTENT);
        var id = intent.path("id").asText();
        intent.put("amount", params.amount("amount")).put("currency", params.currency("currency"));
        intent.put("capture_method", params.text("capture_method").orElse("automatic_async"));
        intent.put("client_secret", id + "_secret_" + Ids.secret(25));
        intent.set("metadata", params.map("metadata"));
        params.text("description").ifPresent(text -> intent.put("description", text));
        params.text("receipt_email").ifPresent(mail -> intent.put("receipt_email", mail));
        account.keep(Kind.INTENT, intent);
        account.tell("payment_intent.created", intent);
        return intent;
    }

    /// An attempt to pay.
    ///
    /// @throws Refused when nothing can be paid any more
    /// @return the intent, whatever became of the attempt
    ObjectNode attempt(ObjectNode intent, Card card) {
        demand(intent, PAYABLE.contains(intent.path("status").asText()), "confirm");
        intent.putNull("next_action").putNull("last_payment_error");
        intent.put("payment_method", Ids.stripe("pm"));
        intent.putArray("payment_method_types").add(card.type());
        switch (card.fate()) {
            case PAID -> paid(intent, card);
            case DECLINED -> declined(intent, card);
            case ASKS -> asks(intent, card);
            case SLOW -> slow(intent, card);
        }
        return intent;
    }

    /// The buyer's answer to what their bank asked.
    ///
    /// @throws Refused when nothing was asked
    ObjectNode authenticated(ObjectNode intent, boolean confirmed) {
        demand(intent, "requires_action".equals(intent.path("status").asText()), "authenticate");
        intent.putNull("next_action");
        if (confirmed) {
            paid(intent, Card.ASKS);
        } else {
            intent.set("last_payment_error", Declines.notAuthenticated());
            failed(intent);
        }
        return intent;
    }

    /// A bank's late answer.
    ///
    /// @throws Refused when nothing is in process
    void debited(ObjectNode intent, boolean paid) {
        demand(intent, "processing".equals(intent.path("status").asText()), "settle");
        var charge = account.get(Kind.CHARGE, intent.path("latest_charge").asText());
        if (paid) {
            charges.settle(charge);
            account.tell("charge.succeeded", charge);
            succeeded(intent, charge);
        } else {
            charges.fail(charge, "payment_method_provider_decline");
            intent.set("last_payment_error", Declines.debitFailed());
            account.tell("charge.failed", charge);
            failed(intent);
        }
    }

    /// Takes what was authorised, or part of it; the rest is released.
    ObjectNode capture(ObjectNode intent, Params params) {
        demand(intent, "requires_capture".equals(intent.path("status").asText()), "capture");
        var capturable = intent.path("amount_capturable").asLong();
        var amount = params.number("amount_to_capture").orElse(capturable);
        if (amount < 1 || amount > capturable) {
            throw Refused.invalid(
                    "amount_too_large",
                    "amount_to_capture",
                    "You cannot capture more than the authorized amount.");
        }
        var charge = account.get(Kind.CHARGE, intent.path("latest_charge").asText());
        charges.capture(charge, amount);
        account.tell("charge.captured", charge);
        succeeded(intent, charge);
        return intent;
    }

    /// Ends it; what was authorised is released.
    ObjectNode cancel(ObjectNode intent, String reason) {
        demand(intent, !ENDED.contains(intent.path("status").asText()), "cancel");
        if (intent.path("amount_capturable").asLong() > 0) {
            charges.release(account.get(Kind.CHARGE, intent.path("latest_charge").asText()));
        }
        intent.put("status", "canceled").put("amount_capturable", 0).putNull("next_action");
        intent.put("canceled_at", account.now());
        if (!reason.isEmpty()) {
            intent.put("cancellation_reason", reason);
        }
        account.keep(Kind.INTENT, intent);
        account.tell("payment_intent.canceled", intent);
        return intent;
    }

    private void paid(ObjectNode intent, Card card) {
        var manual = intent.path("capture_method").asText().equals("manual");
        var charge = charges.succeeded(intent, card, !manual);
        intent.put("latest_charge", charge.path("id").asText());
        if (manual) {
            intent.put("status", "requires_capture");
            intent.put("amount_capturable", intent.path("amount").asLong());
            account.keep(Kind.INTENT, intent);
            account.tell("charge.succeeded", charge);
            account.tell("payment_intent.amount_capturable_updated", intent);
        } else {
            account.tell("charge.succeeded", charge);
            succeeded(intent, charge);
        }
    }

    private void succeeded(ObjectNode intent, ObjectNode charge) {
        intent.put("status", "succeeded").put("amount_capturable", 0);
        intent.put("amount_received", charge.path("amount_captured").asLong());
        account.keep(Kind.INTENT, intent);
        account.tell("payment_intent.succeeded", intent);
    }

    private void declined(ObjectNode intent, Card card) {
        var charge = charges.declined(intent, card);
        var id = charge.path("id").asText();
        intent.put("latest_charge", id);
        intent.set("last_payment_error", Declines.of(card, id));
        account.tell("charge.failed", charge);
        failed(intent);
    }

    private void failed(ObjectNode intent) {
        intent.put("status", "requires_payment_method").putNull("payment_method");
        account.keep(Kind.INTENT, intent);
        account.tell("payment_intent.payment_failed", intent);
    }

    private void asks(ObjectNode intent, Card card) {
        intent.put("status", "requires_action");
        intent.putObject("next_action")
                .put("type", "use_stripe_sdk")
                .putObject("use_stripe_sdk")
                .put("type", "three_d_secure_redirect")
                .put("card", card.slug());
        account.keep(Kind.INTENT, intent);
        account.tell("payment_intent.requires_action", intent);
    }

    private void slow(ObjectNode intent, Card card) {
        var charge = charges.pending(intent, card);
        intent.put("status", "processing").put("latest_charge", charge.path("id").asText());
        account.keep(Kind.INTENT, intent);
        account.tell("charge.pending", charge);
        account.tell("payment_intent.processing", intent);
    }

    private static void demand(ObjectNode intent, boolean holds, String what) {
        if (!holds) {
            throw Refused.invalid(
                    "payment_intent_unexpected_state",
                    "intent",
                    "You cannot %s this PaymentIntent because it has a status of %s."
                            .formatted(what, intent.path("status").asText()));
        }
    }
}
