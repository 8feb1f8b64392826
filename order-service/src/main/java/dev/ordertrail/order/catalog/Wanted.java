package dev.ordertrail.order.catalog;

import org.jspecify.annotations.Nullable;

/// How a line of an order was asked for, beside what its item says.
///
/// @param monthsField the field that tells for how long: `checkoutData.items[0].duration`
/// @param priceField the field that tells its price: its own, or the total of a single line
/// @param packageType the package asked for; null when it is none
/// @param months for how long; null when nothing was said
public record Wanted(
        String monthsField,
        String priceField,
        @Nullable String packageType,
        @Nullable Integer months) {

    /// A line that says no more than its item.
    public static Wanted plain(int index) {
        var line = "items[" + index + "].";
        return new Wanted(line + "duration", line + "unitPrice", null, null);
    }

    /// The listing that a package is.
    public @Nullable String packageId() {
        return packageType == null ? null : packageType.strip().toLowerCase(java.util.Locale.ROOT);
    }
}
