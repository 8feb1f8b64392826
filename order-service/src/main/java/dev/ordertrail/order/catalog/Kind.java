package dev.ordertrail.order.catalog;

import java.util.Locale;
import java.util.Optional;

/// What a listing is.
public enum Kind {
    /// Its stock is counted.
    PHYSICAL,
    /// Its stock is a pool of licence keys. It is sold beyond its pool: keys are owed then.
    DIGITAL,
    /// Work to be done; there is no stock.
    SERVICE,
    /// Rented by the month.
    PACKAGE;

    /// Lower-case, as the API writes it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String written) {
        for (var kind : values()) {
            if (kind.wire().equals(written.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
