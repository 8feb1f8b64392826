package dev.ordertrail.orderctl.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Names that no earlier run has used.
final class Marks {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Marks() {}

    static String next() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// Six digits, as in `STRIPE_123456`, and three more.
    static String digits() {
        return "%09d".formatted(RANDOM.nextInt(1_000_000_000));
    }
}
