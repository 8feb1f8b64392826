package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.NotOurs;
import dev.ordertrail.payment.translate.Translation.Paid;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.List;

/// Checkout sessions.
final class StripeSessions {
    private StripeSessions() {}

    static Translation read(String type, StripeObject session, Instant at) {
        if ("setup".equals(session.word("mode"))) {
            return new NotOurs("a setup session moves no money");
        }
        var id = session.requiredId();
        var intent = session.id("payment_intent");
        var paymentId = intent == null ? id : intent;
        var objects = StripeAbout.objects(intent, id, List.of());
        var said =
                switch (type) {
                    case "checkout.session.completed" -> completed(session, paymentId);
                    case "checkout.session.async_payment_succeeded" -> paid(session);
                    case "checkout.session.async_payment_failed" ->
                            StripeAbout.failed(paymentId, "async_payment_failed");
                    default -> StripeAbout.ended(paymentId, "expired");
                };
        return new Happened(new About(paymentId, objects, session.orderNames()), at, said);
    }

    /// Completed means that the buyer is through; whether money came is another field. A delayed
    /// method is `unpaid`.
    private static Said completed(StripeObject session, String paymentId) {
        var status = session.word("payment_status");
        if (status == null) {
            throw new Misread("a completed session without payment_status");
        }
        return switch (status) {
            case "paid", "no_payment_required" -> paid(session);
            case "unpaid" -> noted(session, paymentId);
            default -> throw new Misread("a payment_status that is not known");
        };
    }

    private static Said paid(StripeObject session) {
        return new Paid(session.money("amount_total"), session.requiredId());
    }

    private static Said noted(StripeObject session, String paymentId) {
        return new Told(
                new CheckoutStarted(
                        paymentId,
                        StripeTranslator.PROVIDER,
                        session.requiredId(),
                        session.has("amount_total") ? session.money("amount_total") : null,
                        session.time("expires_at")));
    }
}
