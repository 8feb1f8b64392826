package dev.ordertrail.notification.send;

import dev.ordertrail.contracts.PersonalData;
import dev.ordertrail.notification.compose.OrderCard;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything a channel needs to tell one thing to one recipient.
///
/// @param happened when the thing happened
/// @param notes what the card has picked up by now: the tracking number
/// @param customer the buyer's personal data, null when it was erased or never given
public record Letter(
        String shop,
        String orderId,
        String kind,
        String template,
        Map<String, String> details,
        Instant happened,
        OrderCard.Placed order,
        Map<String, String> notes,
        @Nullable PersonalData customer) {
    public Letter {
        details = Map.copyOf(details);
        notes = Map.copyOf(notes);
    }
}
