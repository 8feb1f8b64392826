package dev.ordertrail.payment.gateway.paypal;

import dev.ordertrail.kit.shop.ShopSettings;
import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// PayPal. `PAYPAL_CLIENT_ID` and `PAYPAL_CLIENT_SECRET` are shop `main`'s, those of shop `digital`
/// end in `_DIGITAL`.
@ApplicationScoped
public class PayPalProvider implements Provider {
    static final String NAME = "paypal";
    private static final Pattern ORDER = Pattern.compile("[A-Z0-9]{17}");

    private final PayPalApiConfig config;
    private final ShopSettings settings;
    private final ConcurrentHashMap<String, PayPalHttp> shops = new ConcurrentHashMap<>();

    PayPalProvider(PayPalApiConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Account> account(String shop) {
        return http(shop).map(PayPalAccount::new);
    }

    /// PayPal's ids do not say what they name: seventeen capitals and digits.
    @Override
    public boolean owns(String objectId) {
        return ORDER.matcher(objectId).matches();
    }

    /// The shop's way to PayPal, with its access token.
    Optional<PayPalHttp> http(String shop) {
        return credentials(shop)
                .map(c -> shops.computeIfAbsent(shop, _ -> new PayPalHttp(config, c)));
    }

    private Optional<PayPalCredentials> credentials(String shop) {
        return PayPalCredentials.of(
                settings.of(shop, "PAYPAL_CLIENT_ID", config.clientId()),
                settings.of(shop, "PAYPAL_CLIENT_SECRET", config.clientSecret()));
    }
}
