package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.AboutShop;
import dev.ordertrail.payment.translate.Translation.Beside;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a marketplace does with the money it collected: sends it on to sellers, takes its fee, is
/// paid out.
final class StripePlatform {
    private StripePlatform() {}

    /// Money for a seller, out of a charge or by the order's name.
    static Translation transfer(StripeObject transfer, Instant at) {
        var id = transfer.requiredId();
        var charge = transfer.id("source_transaction");
        var names = new ArrayList<>(transfer.orderNames());
        var group = transfer.name("transfer_group");
        if (group != null && !names.contains(group)) {
            names.add(group);
        }
        if (charge == null && names.isEmpty()) {
            return new NotOurs("a transfer of no order");
        }
        var objects = charge == null ? List.<ProviderObject>of() : charges(charge);
        var moved = new ArrayList<Moved>();
        moved.add(Moved.of(Moved.Kind.PAID_OUT, id, transfer.money("amount")));
        if (transfer.isMoreThanNothing("amount_reversed")) {
            var back = transfer.money("amount_reversed");
            moved.add(Moved.of(Moved.Kind.PAID_OUT_RETURNED_SO_FAR, id, back));
        }
        var about = new About(charge == null ? id : charge, objects, names);
        return new Happened(about, at, new Beside(), moved);
    }

    /// What the platform took of a charge.
    static Translation fee(StripeObject fee, Instant at) {
        var id = fee.requiredId();
        var charge = fee.id("charge");
        if (charge == null) {
            throw new Misread("a fee of no charge");
        }
        var moved = new ArrayList<Moved>();
        moved.add(Moved.of(Moved.Kind.FEE, id, fee.money("amount")));
        if (fee.isMoreThanNothing("amount_refunded")) {
            var back = fee.money("amount_refunded");
            moved.add(Moved.of(Moved.Kind.FEE_RETURNED_SO_FAR, id, back));
        }
        var about = new About(charge, charges(charge), fee.orderNames());
        return new Happened(about, at, new Beside(), moved);
    }

    static Translation payoutFailed(StripeObject payout, Instant at) {
        var reason = payout.word("failure_code");
        return new AboutShop(
                at, new Flagged(Concern.PAYOUT_FAILED, payout.requiredId(), true, reason));
    }

    /// An account is restricted while Stripe says why, or lets it neither charge nor be paid.
    static Translation account(StripeObject account, Instant at) {
        var reason = account.at("requirements").word("disabled_reason");
        var open =
                reason != null
                        || account.isFalse("charges_enabled")
                        || account.isFalse("payouts_enabled");
        return new AboutShop(
                at, new Flagged(Concern.ACCOUNT_RESTRICTED, account.requiredId(), open, reason));
    }

    private static List<ProviderObject> charges(String charge) {
        return StripeAbout.objects(null, null, List.of(charge));
    }
}
