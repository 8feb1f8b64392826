package dev.ordertrail.shipping.translate;

import dev.ordertrail.contracts.Sha256;
import org.jspecify.annotations.Nullable;

/// Names scans by what they say.
public final class ScanIds {
    private static final int HEX_DIGITS = 32;

    private ScanIds() {}

    /// `scan_` and 32 hex digits of the SHA-256 of the parts. Each part is preceded by its length,
    /// so that no two different scans run together into the same text; an absent part differs from
    /// an empty one.
    public static String of(@Nullable String... parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (part == null) {
                text.append("-;");
            } else {
                text.append(part.length()).append(':').append(part).append(';');
            }
        }
        return "scan_" + Sha256.hex(text.toString()).substring(0, HEX_DIGITS);
    }
}
