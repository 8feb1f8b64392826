package dev.ordertrail.payment.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// The webhook secrets of each shop: `STRIPE_WEBHOOK_SECRET` is shop `main`'s,
/// `STRIPE_WEBHOOK_SECRET_DIGITAL` that of shop `digital`. Several may be given with commas between
/// them.
@ApplicationScoped
class StripeSecrets {
    static final String MAIN = "main";
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final CallbackConfig config;
    private final Config environment;

    StripeSecrets(CallbackConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
    }

    /// The secrets that are valid now; none for a shop that does not exist or does not use Stripe.
    List<String> of(String shop) {
        if (MAIN.equals(shop)) {
            return split(config.stripe().webhookSecret().orElse(""));
        }
        if (!SHOP.matcher(shop).matches()) {
            return List.of();
        }
        var name = "STRIPE_WEBHOOK_SECRET_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return split(environment.getOptionalValue(name, String.class).orElse(""));
    }

    private static List<String> split(String secrets) {
        return Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
