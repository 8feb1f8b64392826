package dev.ordertrail.payment.gateway.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How Stripe is called.
@ConfigMapping(prefix = "ordertrail.payment.gateway.stripe")
public interface StripeGatewayConfig {

    /// The secret key of shop `main`; without one, refunds are somebody's task.
    Optional<String> apiKey();

    @WithDefault("https://api.stripe.com")
    String apiBase();

    @WithDefault("PT5S")
    Duration connectTimeout();

    /// After this the outcome of a call is unknown.
    @WithDefault("PT20S")
    Duration readTimeout();
}
