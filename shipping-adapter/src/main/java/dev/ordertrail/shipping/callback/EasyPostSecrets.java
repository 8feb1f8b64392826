package dev.ordertrail.shipping.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/// The webhook secrets: `EASYPOST_WEBHOOK_SECRET` is the deployment's own,
/// `EASYPOST_WEBHOOK_SECRET_DIGITAL` that of shop `digital`, which has an account of its own.
/// Several may be given with commas between them.
@ApplicationScoped
class EasyPostSecrets {
    private static final String MAIN = "main";
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final CarrierConfig config;
    private final Config environment;

    EasyPostSecrets(CarrierConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
    }

    /// The secrets that are valid now.
    ///
    /// @param shop null for the deployment's own account; none for a shop that does not exist or
    ///   has no account
    List<String> of(@Nullable String shop) {
        if (shop == null || MAIN.equals(shop)) {
            return split(config.easypost().webhookSecret().orElse(""));
        }
        if (!SHOP.matcher(shop).matches()) {
            return List.of();
        }
        var name = "EASYPOST_WEBHOOK_SECRET_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return split(environment.getOptionalValue(name, String.class).orElse(""));
    }

    private static List<String> split(String secrets) {
        return Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
