package dev.ordertrail.payment.callback;

import dev.ordertrail.payment.PayPalDelivery;
import dev.ordertrail.payment.PayPalNotice;
import dev.ordertrail.payment.PayPalVerification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;

/// Decides which deliveries are PayPal's, in the way that is configured.
@ApplicationScoped
class PayPalDoor {
    private final PayPalWebhookIds ids;
    private final PayPalVerification paypal;
    private final PayPalSignatures signatures;
    private final PayPalConfig.Way way;

    /// @throws IOException when the file with whom to trust cannot be read
    /// @throws GeneralSecurityException when it holds no certificates
    PayPalDoor(PayPalWebhookIds ids, PayPalVerification paypal, PayPalConfig config)
            throws IOException, GeneralSecurityException {
        this.ids = ids;
        this.paypal = paypal;
        way = config.verify();
        var clock = Clock.systemUTC();
        var certificates = new PayPalCertificates(config, trust(config), clock);
        signatures =
                new PayPalSignatures(
                        new PayPalCertificateHost(config.certificateHost()),
                        certificates::key,
                        clock,
                        config.tolerance(),
                        config.ahead());
    }

    /// Whether the delivery is for one of this shop's webhooks, from PayPal, and recent.
    ///
    /// @param unnamed the delivery as it came; to which webhook it belongs is ours to say
    boolean admits(String shop, PayPalDelivery unnamed) {
        return ids.of(shop).stream()
                .map(id -> named(unnamed, id))
                .anyMatch(delivery ->
                        switch (way) {
                            case CERTIFICATE -> signatures.match(delivery);
                            case API -> isAsked(shop, delivery);
                        });
    }

    private boolean isAsked(String shop, PayPalDelivery delivery) {
        return signatures.isFresh(delivery.time())
                && PayPalNotice.isJson(delivery.body())
                && paypal.confirms(shop, delivery);
    }

    private static PayPalDelivery named(PayPalDelivery d, String webhookId) {
        return new PayPalDelivery(
                webhookId,
                d.transmissionId(),
                d.time(),
                d.certificate(),
                d.algorithm(),
                d.signature(),
                d.body());
    }

    private static PayPalTrust trust(PayPalConfig config)
            throws IOException, GeneralSecurityException {
        var file = config.trust().filter(path -> !path.isBlank());
        return file.isPresent() ? PayPalTrust.ofFile(Path.of(file.get())) : PayPalTrust.ofJdk();
    }
}
