package dev.ordertrail.payment;

import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.kit.inbox.Incoming;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What names a provider's message: all that is read of it before it is kept.
///
/// @param id the provider's name for the message; the hash of the body where it has none of its own
/// @param type the provider's name for what it tells, or `unreadable`
/// @param twin what two messages share that tell the same thing; null where a second one is news
public record Notice(String id, String type, @Nullable String twin) {
    public static final String UNREADABLE = "unreadable";

    /// Of a body that cannot be read; it is kept as it is, for a human.
    static Notice unreadable(byte[] body) {
        return new Notice(hash(body), UNREADABLE, null);
    }

    /// A name for a message that has none of its own.
    static String hash(byte[] body) {
        return "sha256-" + Sha256.hex(body);
    }

    /// The message as the inbox keeps it. PostgreSQL keeps microseconds.
    public Incoming incoming(String provider, String shop, byte[] body, Instant received) {
        return new Incoming(
                provider,
                new ShopMessage(shop, id).toString(),
                twin == null ? null : new ShopMessage(shop, twin).toString(),
                type,
                body,
                received.truncatedTo(ChronoUnit.MICROS));
    }
}
