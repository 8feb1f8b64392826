package dev.ordertrail.order.handle;

import dev.ordertrail.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
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

    /// Like [#order(Instant)], with 80 bits of the seed's SHA-256 in the place of chance.
    static String order(Instant now, String seed) {
        var hash = Sha256.of(seed.getBytes(StandardCharsets.UTF_8));
        return "order_"
                + time(now.toEpochMilli())
                + text(Arrays.copyOf(hash, ID_CHARS - TIME_CHARS));
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
        var bytes = new byte[chars];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    private static String text(byte[] bytes) {
        var text = new char[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            text[i] = CROCKFORD[bytes[i] & 31];
        }
        return new String(text);
    }

    private static String timeOrdered(long millis) {
        return time(millis) + random(ID_CHARS - TIME_CHARS);
    }

    private static String time(long millis) {
        var text = new char[TIME_CHARS];
        var rest = millis;
        for (var i = TIME_CHARS - 1; i >= 0; i--) {
            text[i] = CROCKFORD[(int) (rest & 31)];
            rest >>>= 5;
        }
        return new String(text);
    }
}
