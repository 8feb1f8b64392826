package dev.ordertrail.notification.send;

/// Why somebody is not told, as `notification-events` says it.
public final class Suppression {
    /// It happened before this service first looked, or is being replayed.
    public static final String HISTORY = "history";

    /// The recipient does not want it.
    public static final String PREFERENCE = "preference";

    /// The channel was switched off, or told us that it is gone.
    public static final String CHANNEL_OFF = "channel_off";

    private Suppression() {}
}
