package dev.ordertrail.payment.gateway.stripe;

import com.stripe.StripeClient;
import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Stripe. `STRIPE_API_KEY` is shop `main`'s key, `STRIPE_API_KEY_DIGITAL` that of shop `digital`.
@ApplicationScoped
class StripeProvider implements Provider {
    private final StripeGatewayConfig config;
    private final ShopSettings settings;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    StripeProvider(StripeGatewayConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Optional<Account> account(String shop) {
        return settings.of(shop, "STRIPE_API_KEY", config.apiKey())
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> accounts.computeIfAbsent(key, this::opened));
    }

    @Override
    public boolean owns(String objectId) {
        return objectId.startsWith("cs_")
                || objectId.startsWith("pi_")
                || objectId.startsWith("ch_");
    }

    /// The library repeats nothing by itself: whether a call may be repeated is decided where it is
    /// remembered.
    private Account opened(String key) {
        var client =
                StripeClient.builder()
                        .setApiKey(key)
                        .setApiBase(config.apiBase())
                        .setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setReadTimeout((int) config.readTimeout().toMillis())
                        .setMaxNetworkRetries(0)
                        .build();
        return new StripeAccount(client);
    }
}
