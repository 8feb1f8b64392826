package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.Concern;
import dev.ordertrail.payment.translate.Translation.Flagged;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Noted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refunds by their own ids, decided by their status, whatever the event is called: a refund may
/// fail long after it succeeded, and the money is then back at Stripe.
final class StripeRefunds {
    private StripeRefunds() {}

    static Translation read(StripeObject refund, Instant at) {
        var id = refund.requiredId();
        var moved = moved(refund);
        if (moved == null) {
            throw new Misread("a refund status that is not known");
        }
        var said =
                "failed".equals(refund.word("status"))
                        ? new Flagged(
                                Concern.REFUND_FAILED, id, true, refund.word("failure_reason"))
                        : new Noted();
        return new Happened(StripeAbout.ofCharge(refund), at, said, List.of(moved));
    }

    /// What a refund moved; null where it does not say so.
    static @Nullable Moved moved(StripeObject refund) {
        var id = refund.id("id");
        if (id == null || !refund.has("amount")) {
            return null;
        }
        var status = refund.word("status");
        var kind =
                switch (status == null ? "succeeded" : status) {
                    case "succeeded" -> Moved.Kind.REFUNDED;
                    case "pending", "requires_action" -> Moved.Kind.REFUND_PENDING;
                    case "failed", "canceled" -> Moved.Kind.REFUND_FAILED;
                    default -> null;
                };
        return kind == null ? null : Moved.of(kind, id, refund.money("amount"));
    }
}
