package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The secrets of custodial escrow providers: `CUSTODIAL_ESCROW_SECRET_ACME` is provider `acme`'s
/// for shop `main`, `CUSTODIAL_ESCROW_SECRET_ACME__DIGITAL` that for shop `digital`.
/// `CUSTODIAL_ESCROW_SECRET` serves a shop `main` with one provider.
@ApplicationScoped
class CustodialSecrets {
    private final CustodialConfig config;
    private final ShopSettings settings;

    CustodialSecrets(CustodialConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /// The secrets that are valid now; none for a provider that the shop does not use.
    List<String> of(String provider, String shop) {
        return ShopSettings.list(
                settings.ofPair(shop, provider, "CUSTODIAL_ESCROW_SECRET", config.secret()));
    }
}
