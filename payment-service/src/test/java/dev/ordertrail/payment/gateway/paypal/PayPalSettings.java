package dev.ordertrail.payment.gateway.paypal;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Settings for calls to a server of the test's own.
record PayPalSettings(URI base) implements PayPalApiConfig {

    @Override
    public Optional<String> clientId() {
        return Optional.of("client");
    }

    @Override
    public Optional<String> clientSecret() {
        return Optional.of("secret");
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration answerTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration tokenMargin() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int eventsPage() {
        return 2;
    }
}
