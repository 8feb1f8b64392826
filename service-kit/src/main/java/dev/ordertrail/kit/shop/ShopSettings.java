package dev.ordertrail.kit.shop;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// Settings of which each shop has its own: `STRIPE_API_KEY` is shop `main`'s,
/// `STRIPE_API_KEY_DIGITAL` that of shop `digital`.
@Singleton
public class ShopSettings {
    /// The shop whose settings have no suffix.
    public static final String MAIN = "main";

    /// Every id that a shop can have; nothing else from outside may become part of a variable's
    /// name.
    private static final Pattern SHOP = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    private final Config environment;

    @Inject
    public ShopSettings(Config environment) {
        this.environment = environment;
    }

    /// A shop's own value; empty for what cannot be a shop.
    ///
    /// @param name of `main`'s variable
    /// @param ofMain what is set for `main`
    public Optional<String> of(String shop, String name, Optional<String> ofMain) {
        if (MAIN.equals(shop)) {
            return ofMain;
        }
        return SHOP.matcher(shop).matches()
                ? environment.getOptionalValue(name + "_" + suffix(shop), String.class)
                : Optional.empty();
    }

    /// A shop's own values, where several may be given with commas between them.
    ///
    /// @param name of `main`'s variable
    /// @param ofMain what is set for `main`
    public List<String> listOf(String shop, String name, Optional<String> ofMain) {
        return list(of(shop, name, ofMain));
    }

    /// What is written with commas in between.
    public static List<String> list(Optional<String> written) {
        return Arrays.stream(written.orElse("").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /// A name as it stands in the names of variables: `second-shop` is `SECOND_SHOP` there.
    public static String suffix(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
