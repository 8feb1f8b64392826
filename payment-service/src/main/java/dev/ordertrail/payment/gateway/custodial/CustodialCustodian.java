package dev.ordertrail.payment.gateway.custodial;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.gateway.Custodian;
import dev.ordertrail.payment.gateway.Releases;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.util.Optional;

/// Providers that hold the money themselves, where an address is configured at which they are told
/// to release: `CUSTODIAL_ESCROW_RELEASE_URL_ACME` and `CUSTODIAL_ESCROW_RELEASE_SECRET_ACME` are
/// provider `acme`'s for shop `main`, with `__DIGITAL` at the end those for shop `digital`.
@ApplicationScoped
class CustodialCustodian implements Custodian {
    private static final String CHAIN = "escrow";

    private final CustodialApiConfig config;
    private final ShopSettings settings;
    private final HttpClient http;

    CustodialCustodian(CustodialApiConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
        http =
                HttpClient.newBuilder()
                        .connectTimeout(config.timeout())
                        .followRedirects(Redirect.NEVER)
                        .build();
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }

    @Override
    public boolean keeps(String provider) {
        return !provider.equals(CHAIN);
    }

    @Override
    public Optional<Releases> releases(String shop, String paymentId) {
        var provider = provider(paymentId);
        var url =
                settings.ofPair(
                        shop, provider, "CUSTODIAL_ESCROW_RELEASE_URL", config.releaseUrl());
        var secret =
                settings.ofPair(
                        shop, provider, "CUSTODIAL_ESCROW_RELEASE_SECRET", config.releaseSecret());
        return url.flatMap(u ->
                secret.map(s ->
                        new CustodialReleases(
                                http,
                                URI.create(u),
                                new StandardSigner(s),
                                paymentId.substring(provider.length() + 1),
                                config.timeout())));
    }

    @Override
    public String releaser(String shop, String paymentId) {
        return "the provider " + provider(paymentId) + ", at the shop's account there";
    }

    private static String provider(String paymentId) {
        return paymentId.substring(0, Math.max(0, paymentId.indexOf('/')));
    }
}
