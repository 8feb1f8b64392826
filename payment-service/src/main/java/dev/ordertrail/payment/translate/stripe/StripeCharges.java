package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.PaymentRefunded;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Noted;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Charges: a charge is a snapshot of everything that was captured and refunded on it. What its
/// intent tells as well is left to the intent to tell.
final class StripeCharges {
    private StripeCharges() {}

    static Translation read(String type, StripeObject charge, Instant at) {
        var id = charge.requiredId();
        var about = StripeAbout.ofCharge(charge, id);
        var alone = charge.id("payment_intent") == null;
        if (type.equals("charge.refunded") && charge.isFalse("captured")) {
            return new NotOurs("a released authorisation: no money had moved");
        }
        var said =
                switch (type) {
                    case "charge.refunded" -> refunded(charge, about.paymentId());
                    case "charge.failed" ->
                            alone
                                    ? StripeAbout.failed(id, charge.word("failure_code"))
                                    : new Noted();
                    case "charge.expired" -> alone ? StripeAbout.ended(id, "expired") : new Noted();
                    default -> new Noted();
                };
        return new Happened(about, at, said, moved(charge, id));
    }

    private static Said refunded(StripeObject charge, String paymentId) {
        return new Told(
                new PaymentRefunded(
                        paymentId, StripeTranslator.PROVIDER, back(charge), captured(charge)));
    }

    /// What went back. Of a charge that was captured in part, Stripe counts as refunded what was
    /// only released as well.
    private static Money back(StripeObject charge) {
        var refunded = charge.money("amount_refunded");
        var released = charge.has("amount") ? charge.money("amount").minus(captured(charge)) : null;
        return released != null && released.isPositive() && refunded.compareTo(released) >= 0
                ? refunded.minus(released)
                : refunded;
    }

    private static Money captured(StripeObject charge) {
        return charge.money(charge.has("amount_captured") ? "amount_captured" : "amount");
    }

    private static List<Moved> moved(StripeObject charge, String id) {
        if (charge.isFalse("captured") || !succeeded(charge)) {
            return List.of();
        }
        var moved = new ArrayList<Moved>();
        moved.add(Moved.of(Moved.Kind.CAPTURED_SO_FAR, id, captured(charge)));
        if (charge.isMoreThanNothing("amount_refunded") && back(charge).isPositive()) {
            moved.add(Moved.of(Moved.Kind.REFUNDED_SO_FAR, id, back(charge)));
        }
        var fee = fee(charge.at("balance_transaction"));
        if (fee != null) {
            moved.add(fee);
        }
        return moved;
    }

    /// The first API versions had no status.
    private static boolean succeeded(StripeObject charge) {
        var status = charge.word("status");
        return status == null ? !charge.isFalse("paid") : status.equals("succeeded");
    }

    /// What Stripe kept, where the balance transaction came with the charge.
    private static @Nullable Moved fee(StripeObject transaction) {
        var id = transaction.id("id");
        return id == null || !transaction.isMoreThanNothing("fee")
                ? null
                : Moved.of(Moved.Kind.FEE, id, transaction.money("fee"));
    }
}
