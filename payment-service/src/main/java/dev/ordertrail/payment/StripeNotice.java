package dev.ordertrail.payment;

import dev.ordertrail.payment.translate.ForeignText;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what names a message of Stripe's: its event id. The hash of the body stands in where there
/// is none, or only the zeros of a sample event, which Stripe's dashboard and CLI send under one id
/// for everything.
public final class StripeNotice {
    private static final Pattern ID = Pattern.compile("(?!evt_0+$)[A-Za-z0-9_]{1,200}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9_.]{1,100}");
    private static final Pattern OBJECT_ID =
            Pattern.compile("(?!(?:[a-z]+_)+0+$)[A-Za-z0-9_]{1,255}");

    /// Facts that happen once to an object. Stripe may make two events of one of them. Everything
    /// else may happen to the same object again: another attempt fails, more is refunded, a dispute
    /// moves on.
    private static final Set<String> ONCE =
            Set.of(
                    "checkout.session.completed",
                    "checkout.session.async_payment_succeeded",
                    "checkout.session.async_payment_failed",
                    "checkout.session.expired",
                    "payment_intent.succeeded",
                    "payment_intent.canceled",
                    "charge.dispute.created");

    private StripeNotice() {}

    /// Never fails.
    public static Notice of(byte[] body) {
        var event = ForeignJson.tree(body);
        var type = ForeignText.matching(TYPE, event.path("type"));
        if (type == null) {
            return Notice.unreadable(body);
        }
        var id = ForeignText.matching(ID, event.path("id"));
        var object = ForeignText.matching(OBJECT_ID, event.path("data").path("object").path("id"));
        var twin = object != null && ONCE.contains(type) ? object + " " + type : null;
        return new Notice(id == null ? Notice.hash(body) : id, type, twin);
    }
}
