package dev.ordertrail.payment.gateway.paypal;

import dev.ordertrail.payment.gateway.Account;
import dev.ordertrail.payment.gateway.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// PayPal. `PAYPAL_CLIENT_ID` and `PAYPAL_CLIENT_SECRET` are shop `main`'s, those of shop `digital`
/// end in `_DIGITAL`.
@ApplicationScoped
public class PayPalProvider implements Provider {
    static final String NAME = "paypal";
    private static final String MAIN = "main";
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern ORDER = Pattern.compile("[A-Z0-9]{17}");

    private final PayPalApiConfig config;
    private final Config environment;
    private final ConcurrentHashMap<String, PayPalHttp> shops = new ConcurrentHashMap<>();

    PayPalProvider(PayPalApiConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
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
        if (MAIN.equals(shop)) {
            return PayPalCredentials.of(config.clientId(), config.clientSecret());
        }
        if (!SHOP.matcher(shop).matches()) {
            return Optional.empty();
        }
        var suffix = "_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return PayPalCredentials.of(
                environment.getOptionalValue("PAYPAL_CLIENT_ID" + suffix, String.class),
                environment.getOptionalValue("PAYPAL_CLIENT_SECRET" + suffix, String.class));
    }
}
