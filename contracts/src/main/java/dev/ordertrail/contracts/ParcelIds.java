package dev.ordertrail.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        var hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "parcel_" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    }

    /// A tracking number as it is compared: upper case, without the blanks people copy along.
    public static String trackingNumber(String asGiven) {
        return asGiven.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
