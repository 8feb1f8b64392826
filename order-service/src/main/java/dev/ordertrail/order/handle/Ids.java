package dev.ordertrail.order.handle;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Makes ids.
final class Ids {
    private static final char[] CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_CHARS = 26;
    private static final int TIME_CHARS = 10;

    private Ids() {}

    /// `order_` and 26 characters of Crockford's base32: 48 bits of time in milliseconds, 80 bits
    /// of chance. Later orders sort behind earlier ones.
    static String order(Instant now) {
        return "order_" + timeOrdered(now.toEpochMilli());
    }

    static String event() {
        return UUID.randomUUID().toString();
    }

    static String note() {
        return "note_" + random(16);
    }

    static String dispute() {
        return "dispute_" + random(16);
    }

    static String edit() {
        return "edit_" + random(16);
    }

    static String ticket() {
        return "ticket_" + random(8);
    }

    /// Characters of chance, as order numbers use them.
    static String random(int chars) {
        var text = new char[chars];
        var bytes = new byte[chars];
        RANDOM.nextBytes(bytes);
        for (var i = 0; i < chars; i++) {
            text[i] = CROCKFORD[bytes[i] & 31];
        }
        return new String(text);
    }

    private static String timeOrdered(long millis) {
        var text = new char[TIME_CHARS];
        var rest = millis;
        for (var i = TIME_CHARS - 1; i >= 0; i--) {
            text[i] = CROCKFORD[(int) (rest & 31)];
            rest >>>= 5;
        }
        return new String(text) + random(ID_CHARS - TIME_CHARS);
    }
}
