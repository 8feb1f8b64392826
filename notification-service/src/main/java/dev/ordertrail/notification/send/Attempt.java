package dev.ordertrail.notification.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt to tell somebody.
public sealed interface Attempt {

    /// The channel took it.
    ///
    /// @param externalId the channel's own name of the message, if it gave one
    record Accepted(@Nullable String externalId) implements Attempt {}

    /// The channel asks to come back later. It is no failure, and is not counted as one.
    record Limited(Duration rest) implements Attempt {}

    /// Something broke on the way; it may work next time.
    ///
    /// @param error a short code, `http_503` or `timeout`: never an address, never a payload
    record Broken(String error) implements Attempt {}

    /// The channel will never take this.
    ///
    /// @param channelGone nor anything else: the channel itself is gone or closed to us
    record Refused(String error, boolean channelGone) implements Attempt {}

    /// The shop has no such channel any more.
    record NoChannel() implements Attempt {}
}
