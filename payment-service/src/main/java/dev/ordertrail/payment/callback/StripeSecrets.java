package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The webhook secrets of each shop: `STRIPE_WEBHOOK_SECRET` is shop `main`'s,
/// `STRIPE_WEBHOOK_SECRET_DIGITAL` that of shop `digital`. Several may be given with commas between
/// them.
@ApplicationScoped
class StripeSecrets {
    private final CallbackConfig config;
    private final ShopSettings settings;

    StripeSecrets(CallbackConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /// The secrets that are valid now; none for a shop that does not exist or does not use Stripe.
    List<String> of(String shop) {
        return settings.listOf(shop, "STRIPE_WEBHOOK_SECRET", config.stripe().webhookSecret());
    }
}
