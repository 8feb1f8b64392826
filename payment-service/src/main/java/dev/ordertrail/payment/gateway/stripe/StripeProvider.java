package dev.ordertrail.payment.gateway.stripe;

import com.stripe.StripeClient;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;

/// Stripe. `STRIPE_API_KEY` is shop `main`'s key, `STRIPE_API_KEY_DIGITAL` that of shop `digital`.
@ApplicationScoped
class StripeProvider implements Provider {
    private static final String MAIN = "main";

    private final StripeGatewayConfig config;
    private final Config environment;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    StripeProvider(StripeGatewayConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public Optional<Account> account(String shop) {
        return key(shop)
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

    private Optional<String> key(String shop) {
        if (MAIN.equals(shop)) {
            return config.apiKey();
        }
        var name = "STRIPE_API_KEY_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return environment.getOptionalValue(name, String.class);
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
