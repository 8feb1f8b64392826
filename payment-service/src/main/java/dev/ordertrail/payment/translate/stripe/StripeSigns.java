package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import java.time.Instant;

/// Signs that a payment may be fraud, before anybody disputes it.
final class StripeSigns {
    private StripeSigns() {}

    /// No longer actionable means that the payment was refunded or disputed since.
    static Translation warning(StripeObject warning, Instant at) {
        var open = !warning.isFalse("actionable");
        var flagged =
                new Flagged(
                        Concern.EARLY_FRAUD_WARNING,
                        warning.requiredId(),
                        open,
                        warning.word("fraud_type"));
        return new Happened(StripeAbout.ofCharge(warning), at, flagged);
    }

    static Translation review(StripeObject review, Instant at) {
        var open = !review.isFalse("open");
        var reason = review.word(open ? "reason" : "closed_reason");
        var flagged = new Flagged(Concern.REVIEW, review.requiredId(), open, reason);
        return new Happened(StripeAbout.ofCharge(review), at, flagged);
    }
}
