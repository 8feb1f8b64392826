package dev.ordertrail.tracking.readmodel;

import org.jspecify.annotations.Nullable;

/// Contact data as a list shows it: enough to tell two customers apart, not enough to write to one.
final class Masks {
    private static final String STARS = "*****";
    private static final int LONG = 10;
    private static final int SHORT = 6;

    private Masks() {}

    /// `6281234566789` is `628*****6789`.
    static @Nullable String phone(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = phone.replaceAll("\\D", "");
        var n = digits.length();
        if (n >= LONG) {
            return digits.substring(0, 3) + STARS + digits.substring(n - 4);
        }
        return n >= SHORT ? digits.charAt(0) + STARS + digits.substring(n - 2) : STARS;
    }

    /// `john@example.com` is `j*****@example.com`.
    static @Nullable String email(@Nullable String email) {
        if (email == null) {
            return null;
        }
        var at = email.lastIndexOf('@');
        return at < 1
                ? STARS
                : email.substring(0, email.offsetByCodePoints(0, 1)) + STARS + email.substring(at);
    }
}
