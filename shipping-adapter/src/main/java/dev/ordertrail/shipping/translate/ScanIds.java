package dev.ordertrail.shipping.translate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        var hash = sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return "scan_" + HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
