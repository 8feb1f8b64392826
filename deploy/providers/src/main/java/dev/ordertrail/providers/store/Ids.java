package dev.ordertrail.providers.store;

import java.security.SecureRandom;

/// Identifiers of the shapes that the providers use.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHANUMERIC =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int UPPER = 36;

    private Ids() {}

    /// `ch_` and 24 letters and digits.
    public static String stripe(String prefix) {
        return prefix + "_" + random(24, ALPHANUMERIC.length());
    }

    /// `cs_test_` and 56 letters and digits.
    public static String session() {
        return "cs_test_" + random(56, ALPHANUMERIC.length());
    }

    /// 17 digits and capitals.
    public static String payPal() {
        return random(17, UPPER);
    }

    /// The id of a webhook event of PayPal's.
    public static String payPalEvent() {
        return "WH-" + payPal() + "-" + payPal();
    }

    /// The case number of a dispute at PayPal.
    public static String payPalCase() {
        return "PP-R-" + random(3, UPPER) + "-" + (10_000_000 + RANDOM.nextInt(89_999_999));
    }

    /// Letters and digits that nobody guesses.
    public static String secret(int length) {
        return random(length, ALPHANUMERIC.length());
    }

    private static String random(int length, int of) {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(RANDOM.nextInt(of)));
        }
        return text.toString();
    }
}
