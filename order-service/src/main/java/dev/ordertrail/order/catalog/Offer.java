package dev.ordertrail.order.catalog;

import java.util.Locale;
import java.util.Optional;

/// Whether a listing can be bought.
public enum Offer {
    ACTIVE,
    PAUSED,
    /// For good.
    WITHDRAWN;

    /// Lower-case, as the API writes it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Offer> of(String written) {
        for (var offer : values()) {
            if (offer.wire().equals(written.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(offer);
            }
        }
        return Optional.empty();
    }
}
