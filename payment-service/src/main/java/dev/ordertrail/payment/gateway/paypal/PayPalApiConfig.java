package dev.ordertrail.payment.gateway.paypal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What calls to PayPal go by.
@ConfigMapping(prefix = "ordertrail.payment.paypal")
public interface PayPalApiConfig {

    /// The client id of shop `main`.
    Optional<String> clientId();

    /// Its secret.
    Optional<String> clientSecret();

    /// Where PayPal is called: its sandbox, or a server of one's own, has another address.
    @WithDefault("https://api-m.paypal.com")
    URI base();

    /// How long a connection may take to come about.
    @WithDefault("PT5S")
    Duration connectTimeout();

    /// How long an answer may take. Afterwards it is not known whether the thing was done.
    @WithDefault("PT30S")
    Duration answerTimeout();

    /// How long before its end an access token is no longer used.
    @WithDefault("PT1M")
    Duration tokenMargin();

    /// How many events of the past are asked for at once.
    @WithDefault("100")
    int eventsPage();
}
