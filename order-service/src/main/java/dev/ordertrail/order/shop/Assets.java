package dev.ordertrail.order.shop;

import dev.ordertrail.contracts.Asset;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What amounts may be counted in: every ISO 4217 currency, and the configured tokens.
@ApplicationScoped
public class Assets {
    private final Map<String, Asset> tokens = new HashMap<>();

    /// Takes over the configured tokens.
    ///
    /// @param tokens code → decimals: `{USDC: 6, ETH: 18}`
    public Assets(@ConfigProperty(name = "ordertrail.assets") Map<String, Integer> tokens) {
        tokens.forEach((code, decimals) -> {
            var upper = code.toUpperCase(Locale.ROOT);
            this.tokens.put(upper, new Asset(upper, decimals));
        });
    }

    /// The asset of this code, whatever its case; empty when nobody knows it.
    public Optional<Asset> find(String code) {
        var upper = code.strip().toUpperCase(Locale.ROOT);
        var token = tokens.get(upper);
        if (token != null) {
            return Optional.of(token);
        }
        try {
            return Optional.of(Asset.iso(upper));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
