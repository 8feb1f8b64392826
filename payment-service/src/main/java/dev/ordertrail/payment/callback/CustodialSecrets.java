package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// The secrets of custodial escrow providers: `CUSTODIAL_ESCROW_SECRET_ACME` is provider `acme`'s
/// for shop `main`, `CUSTODIAL_ESCROW_SECRET_ACME__DIGITAL` that for shop `digital`.
/// `CUSTODIAL_ESCROW_SECRET` serves a shop `main` with one provider.
@ApplicationScoped
class CustodialSecrets {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String PREFIX = "CUSTODIAL_ESCROW_SECRET_";

    private final CustodialConfig config;
    private final Config environment;
    private final ShopSettings settings;

    CustodialSecrets(CustodialConfig config, Config environment, ShopSettings settings) {
        this.config = config;
        this.environment = environment;
        this.settings = settings;
    }

    /// The secrets that are valid now; none for a provider that the shop does not use.
    List<String> of(String provider, String shop) {
        if (!PROVIDER.matcher(provider).matches()) {
            return List.of();
        }
        var name = PREFIX + ShopSettings.suffix(provider);
        var ofMain = environment.getOptionalValue(name, String.class);
        var own = settings.listOf(shop, name + "_", ofMain);
        return own.isEmpty() && ShopSettings.MAIN.equals(shop)
                ? ShopSettings.list(config.secret())
                : own;
    }
}
