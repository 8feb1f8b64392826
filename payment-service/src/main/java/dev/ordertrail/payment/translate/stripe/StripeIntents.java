package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Paid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payment intents.
final class StripeIntents {
    private StripeIntents() {}

    static Translation read(String type, StripeObject intent, Instant at) {
        var id = intent.requiredId();
        var objects = StripeAbout.objects(id, null, charges(intent));
        var said =
                switch (type) {
                    case "payment_intent.succeeded" -> paid(intent, id);
                    case "payment_intent.payment_failed" ->
                            StripeAbout.failed(id, failureCode(intent));
                    case "payment_intent.canceled" -> StripeAbout.ended(id, "canceled");
                    default -> new Noted();
                };
        var moved = authorized(intent, id);
        return new Happened(new About(id, objects, intent.orderNames()), at, said, moved);
    }

    private static Paid paid(StripeObject intent, String id) {
        var field = intent.has("amount_received") ? "amount_received" : "amount";
        return new Paid(intent.money(field), id);
    }

    /// What may be captured: reserved, but nothing has moved yet.
    private static List<Moved> authorized(StripeObject intent, String id) {
        if (!intent.isMoreThanNothing("amount_capturable")) {
            return List.of();
        }
        var amount = intent.money("amount_capturable");
        return List.of(Moved.of(Moved.Kind.AUTHORIZED_SO_FAR, id, amount));
    }

    private static @Nullable String failureCode(StripeObject intent) {
        var error = intent.at("last_payment_error");
        var code = error.word("code");
        return code == null ? error.word("type") : code;
    }

    /// The latest charge, and all of them in the versions before 2022-11-15.
    private static List<String> charges(StripeObject intent) {
        var charges = new ArrayList<String>();
        var latest = intent.id("latest_charge");
        if (latest != null) {
            charges.add(latest);
        }
        for (var charge : intent.json().path("charges").path("data")) {
            var id = new StripeObject(charge).id("id");
            if (id != null && !charges.contains(id)) {
                charges.add(id);
            }
        }
        return charges;
    }
}
