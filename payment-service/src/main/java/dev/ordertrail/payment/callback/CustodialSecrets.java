package dev.ordertrail.payment.callback;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// The secrets of custodial escrow providers: `CUSTODIAL_ESCROW_SECRET_ACME` is provider `acme`'s
/// for shop `main`, `CUSTODIAL_ESCROW_SECRET_ACME__DIGITAL` that for shop `digital`.
/// `CUSTODIAL_ESCROW_SECRET` serves a shop `main` with one provider.
@ApplicationScoped
class CustodialSecrets {
    static final String MAIN = "main";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String PREFIX = "CUSTODIAL_ESCROW_SECRET_";

    private final CustodialConfig config;
    private final Config environment;

    CustodialSecrets(CustodialConfig config, Config environment) {
        this.config = config;
        this.environment = environment;
    }

    /// The secrets that are valid now; none for a provider that the shop does not use.
    List<String> of(String provider, String shop) {
        if (!NAME.matcher(provider).matches() || !NAME.matcher(shop).matches()) {
            return List.of();
        }
        var main = MAIN.equals(shop);
        var name = PREFIX + upper(provider) + (main ? "" : "__" + upper(shop));
        var own = split(environment.getOptionalValue(name, String.class).orElse(""));
        return own.isEmpty() && main ? split(config.secret().orElse("")) : own;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> split(String secrets) {
        return Arrays.stream(secrets.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
