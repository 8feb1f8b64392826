package dev.ordertrail.notification.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One telling: this cause, to this recipient, by this channel.
///
/// @param id derived from the three, so that planning twice plans once
/// @param recipient a person's id, or `staff`
/// @param details see [dev.ordertrail.notification.compose.Notice]
public record Delivery(
        UUID id,
        String causeEventId,
        String recipient,
        String channel,
        String orderId,
        String shop,
        String kind,
        String template,
        Map<String, String> details,
        Instant happened,
        @Nullable String correlationId) {

    public Delivery {
        details = Map.copyOf(details);
    }

    /// The id of the telling of a cause to a recipient by a channel.
    public static UUID idOf(String causeEventId, String recipient, String channel) {
        var name = String.join("\n", "ordertrail-notification", causeEventId, recipient, channel);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
