package dev.ordertrail.contracts;

import org.jspecify.annotations.Nullable;

/// Who did it, in what role, by which channel, and the reason they gave.
///
/// @param id the person's or service's id (a token's `sub`, or `payment-service`)
/// @param role `storefront`, `buyer`, `seller`, `staff`, `admin`, `ops` or `system`
/// @param channel `web`, `api`, `discord`, `whatsapp`, `stripe`, `easypost`, `timer`, ...
/// @param reason the reason given, never personal data
public record By(String id, String role, String channel, @Nullable String reason) {

    /// Ordertrail itself, acting on a fact from this channel.
    public static By system(String channel) {
        return new By("ordertrail", "system", channel, null);
    }
}
