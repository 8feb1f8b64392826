package dev.ordertrail.payment.callback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// What PayPal's endpoint goes by.
@ConfigMapping(prefix = "ordertrail.payment.callback.paypal")
public interface PayPalConfig {

    /// The id of shop `main`'s webhook, or several with commas between them while it is replaced.
    Optional<String> webhookId();

    /// How a delivery is verified.
    @WithDefault("certificate")
    Way verify();

    /// Where certificates may come from: a domain, which stands for itself and everything below it,
    /// by https; or an origin (`http://localhost:8090`), which stands for exactly itself.
    @WithDefault("paypal.com")
    String certificateHost();

    /// A PEM file with the certificates to trust. Without one those of the JDK count.
    Optional<String> trust();

    /// How old a delivery may be. PayPal tries for three days, and whether it signs each try anew
    /// is written nowhere; a repeated delivery changes nothing.
    @WithDefault("PT73H")
    Duration tolerance();

    /// How far PayPal's clock may be ahead of ours.
    @WithDefault("PT5M")
    Duration ahead();

    /// How long fetching a certificate may take.
    @WithDefault("PT5S")
    Duration fetchTimeout();

    /// How long a fetched certificate is used before it is fetched again.
    @WithDefault("PT24H")
    Duration keepCertificates();

    /// How a delivery is verified.
    enum Way {
        /// Here, with PayPal's certificate.
        CERTIFICATE,
        /// By PayPal's API, for which the shop's client id and secret are needed.
        API
    }
}
