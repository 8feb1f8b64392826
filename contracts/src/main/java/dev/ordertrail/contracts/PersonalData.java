package dev.ordertrail.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything of an order that says something about a natural person. It appears in events only as
/// [Sealed].
///
/// @param chatIds chat identities by channel: `discord` → user id, `whatsapp` → phone number id
/// @param specialInstructions what the buyer asked of the seller or the courier, free text
/// @param customerNotes what the buyer wrote with the order, free text
public record PersonalData(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address,
        Map<String, String> chatIds,
        @Nullable String specialInstructions,
        @Nullable String customerNotes) {

    public PersonalData {
        chatIds = chatIds == null ? Map.of() : Map.copyOf(chatIds);
    }
}
