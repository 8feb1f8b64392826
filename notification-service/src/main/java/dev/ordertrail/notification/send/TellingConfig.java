package dev.ordertrail.notification.send;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Every timeout, size and count of telling. Durations are ISO-8601 or Quarkus short forms (`30s`).
@ConfigMapping(prefix = "ordertrail.notification")
public interface TellingConfig {

    /// Where people find the pages; links in messages start here.
    Optional<String> publicUrl();

    Teller teller();

    Discord discord();

    /// The worker that tells.
    interface Teller {
        /// Off, nothing is told; what is due waits.
        @WithDefault("true")
        boolean enabled();

        /// Letters leased at once.
        @WithDefault("10")
        int batch();

        /// How long a leased letter belongs to its worker. It must outlast one request.
        @WithDefault("60s")
        Duration lease();

        /// Looks for due letters at least this often, woken or not.
        @WithDefault("1s")
        Duration poll();

        /// Failed attempts before a letter is given up. Rate limits do not count.
        @WithDefault("15")
        int maxAttempts();

        /// The ceiling of the first wait; it doubles with every failure.
        @WithDefault("2s")
        Duration backoffBase();

        /// No wait is longer.
        @WithDefault("30m")
        Duration backoffCap();

        /// A letter older than this is given up instead of tried again.
        @WithDefault("24h")
        Duration maxAge();
    }

    /// Discord webhooks.
    interface Discord {
        /// The webhook of the built-in shop, a secret. Empty: that shop has no Discord channel.
        Optional<String> webhookUrl();

        @WithDefault("5s")
        Duration connectTimeout();

        /// From the first byte sent to the last byte of the answer.
        @WithDefault("10s")
        Duration requestTimeout();

        /// The wait after a 429 that does not say how long.
        @WithDefault("5s")
        Duration defaultRetryAfter();

        /// No answer makes us wait longer than this.
        @WithDefault("1h")
        Duration maxRetryAfter();
    }
}
