package dev.ordertrail.payment.callback;

import dev.ordertrail.kit.shop.ShopSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The webhook ids of each shop: `PAYPAL_WEBHOOK_ID` is shop `main`'s, `PAYPAL_WEBHOOK_ID_DIGITAL`
/// that of shop `digital`. Several may be given with commas between them. PayPal signs the id, so a
/// delivery for one shop's webhook is none for another's.
@ApplicationScoped
class PayPalWebhookIds {
    private final PayPalConfig config;
    private final ShopSettings settings;

    PayPalWebhookIds(PayPalConfig config, ShopSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    /// The ids that are valid now; none for a shop that does not exist or does not use PayPal.
    List<String> of(String shop) {
        return settings.listOf(shop, "PAYPAL_WEBHOOK_ID", config.webhookId());
    }
}
