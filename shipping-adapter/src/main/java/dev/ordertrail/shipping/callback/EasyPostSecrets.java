package dev.ordertrail.shipping.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The webhook secrets: `EASYPOST_WEBHOOK_SECRET` is the deployment's own,
/// `EASYPOST_WEBHOOK_SECRET_DIGITAL` that of shop `digital`, which has an account of its own.
/// Several may be given with commas between them.
@ApplicationScoped
class EasyPostSecrets {
    private final CarrierConfig config;
    private final ShopSettings settings;

    EasyPostSecrets(CarrierConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /// The secrets that are valid now.
    ///
    /// @param shop null for the deployment's own account; none for a shop that does not exist or
    ///   has no account
    List<String> of(@Nullable String shop) {
        return settings.listOf(
                shop == null ? ShopSettings.MAIN : shop,
                "EASYPOST_WEBHOOK_SECRET",
                config.easypost().webhookSecret());
    }
}
