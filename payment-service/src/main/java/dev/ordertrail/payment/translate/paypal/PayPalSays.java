package dev.ordertrail.payment.translate.paypal;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one of PayPal's events says. It may say several things: an order has several captures, a
/// dispute several transactions.
public sealed interface PayPalSays {

    /// What is complete as it stands.
    record Plainly(Translation translation) implements PayPalSays {}

    /// Money went back. What had been captured is not said, so whoever hears this has to know it.
    ///
    /// @param about the capture
    /// @param refundId PayPal's name for this refund
    /// @param amount what went back this time
    /// @param soFar what has gone back of this capture in all; null where PayPal does not say
    record SentBack(About about, Instant at, String refundId, Money amount, @Nullable Money soFar)
            implements PayPalSays {}
}
