package dev.ordertrail.contracts;

import java.util.Locale;

/// Names parcels so that everybody who hears of one gives it the same name.
public final class ParcelIds {
    private static final int HEX_DIGITS = 24;

    private ParcelIds() {}

    /// The id of a parcel: `parcel_` and 24 hex digits of the SHA-256 of `order id|TRACKING
    /// NUMBER`. The carrier is left out, because the first to announce a parcel often does not say
    /// it.
    public static String of(String orderId, String trackingNumber) {
        var text = orderId + "|" + trackingNumber(trackingNumber);
        return "parcel_" + Sha256.hex(text).substring(0, HEX_DIGITS);
    }

    /// A tracking number as it is compared: upper case, without the blanks people copy along.
    public static String trackingNumber(String asGiven) {
        return asGiven.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
