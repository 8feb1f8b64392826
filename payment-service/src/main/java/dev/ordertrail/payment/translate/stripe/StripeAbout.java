package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.PaymentEvent.PaymentAttemptFailed;
import dev.ordertrail.contracts.PaymentEvent.PaymentEnded;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Said;
import dev.ordertrail.payment.translate.Translation.Told;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which payment an object of Stripe's is about, and what is said of it in few words.
final class StripeAbout {
    private StripeAbout() {}

    /// The payment of whatever came of a charge: a refund, a dispute, a warning.
    static About ofCharge(StripeObject object) {
        return ofCharge(object, object.id("charge"));
    }

    /// The payment of this charge.
    ///
    /// @param object names the intent, where there is one
    static About ofCharge(StripeObject object, @Nullable String charge) {
        var intent = object.id("payment_intent");
        var paymentId = intent == null ? charge : intent;
        if (paymentId == null) {
            throw new Misread("an object of no charge");
        }
        var charges = charge == null ? List.<String>of() : List.of(charge);
        return new About(paymentId, objects(intent, null, charges), object.orderNames());
    }

    static List<ProviderObject> objects(
            @Nullable String intent, @Nullable String session, List<String> charges) {
        var objects = new ArrayList<ProviderObject>();
        if (intent != null) {
            objects.add(new ProviderObject(Kind.PAYMENT_INTENT, intent));
        }
        if (session != null) {
            objects.add(new ProviderObject(Kind.SESSION, session));
        }
        charges.forEach(charge -> objects.add(new ProviderObject(Kind.CHARGE, charge)));
        return objects;
    }

    static Said failed(String paymentId, @Nullable String code) {
        return new Told(new PaymentAttemptFailed(paymentId, StripeTranslator.PROVIDER, code));
    }

    static Said ended(String paymentId, String reason) {
        return new Told(new PaymentEnded(paymentId, StripeTranslator.PROVIDER, reason));
    }
}
