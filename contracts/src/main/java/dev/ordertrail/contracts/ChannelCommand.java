package dev.ordertrail.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a channel (chat, an agent, an importer) asks for on `order-commands`. The channel's token
/// travels in the record's header `authorization`, as `Bearer` and the token.
///
/// @param commandId made by the channel; asked again, the first answer is given again
/// @param orderId the order, which is also the record's key; made by the channel for a new order:
///   `order_` and 26 small letters and digits
/// @param number the order's number, where the channel does not know the id; never for a new order
/// @param command `place`, `move`, `cancel`, ...: see `docs/commands.md`
/// @param body the JSON that the same command takes over HTTP; null: none
/// @param sentAt when the channel sent it; null: it does not say
public record ChannelCommand(
        String commandId,
        @Nullable String orderId,
        @Nullable String number,
        String command,
        @Nullable JsonNode body,
        @Nullable Instant sentAt) {
    /// `ce_type` of the record.
    public static final String TYPE = "dev.ordertrail.order.command.v1";
}
