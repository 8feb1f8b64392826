package dev.ordertrail.payment.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// The webhook ids of each shop: `PAYPAL_WEBHOOK_ID` is shop `main`'s, `PAYPAL_WEBHOOK_ID_DIGITAL`
/// that of shop `digital`. Several may be given with commas between them. PayPal signs the id, so a
/// delivery for one shop's webhook is none for another's.
@ApplicationScoped
class PayPalWebhookIds {
    static final String MAIN = "main";
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final PayPalConfig config;
    private final Config environment;

    PayPalWebhookIds(PayPalConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
    }

    /// The ids that are valid now; none for a shop that does not exist or does not use PayPal.
    List<String> of(String shop) {
        if (MAIN.equals(shop)) {
            return split(config.webhookId().orElse(""));
        }
        if (!SHOP.matcher(shop).matches()) {
            return List.of();
        }
        var name = "PAYPAL_WEBHOOK_ID_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return split(environment.getOptionalValue(name, String.class).orElse(""));
    }

    private static List<String> split(String ids) {
        return Arrays.stream(ids.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
