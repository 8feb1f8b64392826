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

    /// Nothing else from outside may become part of a variable's name. No underscore: a shop `a_b`
    /// would read what is set for shop `a-b`.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Config environment;

    @Inject
    public ShopSettings(Config environment) {
        this.environment = environment;
    }

    /// A shop's own value; empty for what cannot have any.
    ///
    /// @param name of `main`'s variable
    /// @param ofMain what is set for `main`
    public Optional<String> of(String shop, String name, Optional<String> ofMain) {
        if (MAIN.equals(shop)) {
            return ofMain;
        }
        return NAME.matcher(shop).matches()
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

    /// What a shop has with one of several others: `NAME_ACME` is what `main` has with `acme`,
    /// `NAME_ACME__DIGITAL` what shop `digital` has. The only other of `main` needs no name.
    ///
    /// @param other a provider, by the name that it goes by here
    /// @param ofOnly what is set for `main` and its only one
    public Optional<String> ofPair(
            String shop, String other, String name, Optional<String> ofOnly) {
        if (!NAME.matcher(other).matches()) {
            return Optional.empty();
        }
        var pair = name + "_" + suffix(other);
        var own =
                of(shop, pair + "_", environment.getOptionalValue(pair, String.class))
                        .filter(ShopSettings::isSet);
        return own.isEmpty() && MAIN.equals(shop) ? ofOnly.filter(ShopSettings::isSet) : own;
    }

    private static boolean isSet(String value) {
        return !list(Optional.of(value)).isEmpty();
    }

    /// What is written with commas in between.
    public static List<String> list(Optional<String> written) {
        return Arrays.stream(written.orElse("").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /// A name as it stands in the names of variables: `second-shop` is `SECOND_SHOP` there.
    private static String suffix(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
