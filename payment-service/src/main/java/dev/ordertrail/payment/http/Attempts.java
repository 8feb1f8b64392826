package dev.ordertrail.payment.http;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent;
import dev.ordertrail.contracts.PaymentEvent.CheckoutStarted;
import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentConfirmed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.domain.CaseEvent;
import dev.ordertrail.payment.http.MoneyBody.Amount;
import dev.ordertrail.payment.http.MoneyBody.AttemptBody;
import org.jspecify.annotations.Nullable;

/// Attempts to pay, as JSON shows them.
final class Attempts {
    private Attempts() {}

    static AttemptBody body(CaseEvent told) {
        var fact = (PaymentEvent) told.event();
        return switch (fact) {
            case CheckoutStarted f -> body(told, f, "started", f.amount(), f.sessionId());
            case PaymentAttemptFailed f -> body(told, f, "failed", null, f.code());
            case PaymentConfirmed f -> body(told, f, "paid", f.amount(), f.evidence());
            case PaymentEnded f -> body(told, f, "ended", null, f.reason());
            default -> body(told, fact, "other", null, null);
        };
    }

    private static AttemptBody body(
            CaseEvent told,
            PaymentEvent fact,
            String what,
            @Nullable Money amount,
            @Nullable String detail) {
        return new AttemptBody(
                fact.paymentId(),
                fact.provider(),
                what,
                Amount.ofNullable(amount),
                detail,
                told.happened());
    }
}
