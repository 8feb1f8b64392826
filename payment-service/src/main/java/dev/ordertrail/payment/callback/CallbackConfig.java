package dev.ordertrail.payment.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What the endpoints of providers go by.
@ConfigMapping(prefix = "ordertrail.payment.callback")
public interface CallbackConfig {

    Stripe stripe();

    /// Stripe.
    interface Stripe {
        /// The secret of shop `main`, or several with commas between them while they are rotated.
        Optional<String> webhookSecret();

        /// How old a signature may be.
        @WithDefault("PT5M")
        Duration tolerance();
    }
}
