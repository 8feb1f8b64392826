package dev.ordertrail.contracts;

import org.jspecify.annotations.Nullable;

/// Who was told what, on `notification-events`.
public sealed interface NotificationEvent extends Event {

    /// Derived from cause, recipient and channel.
    String notificationId();

    /// It was handed to the channel.
    @EventType("dev.ordertrail.notification.told.v1")
    record Told(
            String notificationId,
            String causeEventId,
            String recipient,
            String channel,
            String template,
            int attempt)
            implements NotificationEvent {}

    /// An attempt failed and another will follow.
    @EventType("dev.ordertrail.notification.failed.v1")
    record TellingFailed(
            String notificationId,
            String causeEventId,
            String recipient,
            String channel,
            String template,
            int attempt,
            String error)
            implements NotificationEvent {}

    /// No further attempt will follow.
    @EventType("dev.ordertrail.notification.given-up.v1")
    record GivenUp(
            String notificationId,
            String causeEventId,
            String recipient,
            String channel,
            String template,
            int attempt,
            String error)
            implements NotificationEvent {}

    /// It is history, or the recipient does not want it: nobody was told.
    ///
    /// @param reason `history`, `preference`, `channel_off`
    @EventType("dev.ordertrail.notification.suppressed.v1")
    record Suppressed(
            String notificationId,
            String causeEventId,
            String recipient,
            String channel,
            String template,
            @Nullable String reason)
            implements NotificationEvent {}
}
