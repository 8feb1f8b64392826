package dev.ordertrail.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a [ChannelCommand], said on `order-command-results` under the same key.
///
/// @param orderId the order; null when there is none, or the channel may not know of it
/// @param version the order's version with this command's events; null when rejected
/// @param orderStatus the order's status with this command's events; null when rejected
/// @param problem the members of an RFC 9457 problem (`type`, `title`, `status`, `detail`, `code`,
///   `canRetry`, ...); null when accepted
/// @param answeredAt when it was first answered
public record CommandResult(
        String commandId,
        @Nullable String command,
        @Nullable String orderId,
        @Nullable String number,
        Status status,
        @Nullable Long version,
        @Nullable String orderStatus,
        @Nullable JsonNode problem,
        Instant answeredAt) {
    /// `ce_type` of the record.
    public static final String TYPE = "dev.ordertrail.order.command-result.v1";

    /// Whether it took effect.
    public enum Status {
        @com.fasterxml.jackson.annotation.JsonProperty("accepted")
        ACCEPTED,
        @com.fasterxml.jackson.annotation.JsonProperty("rejected")
        REJECTED
    }
}
