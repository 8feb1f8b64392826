package dev.ordertrail.providers.deliver;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Where a merchant wants to be told.
///
/// @param signer makes the headers that prove who tells
/// @param pauses how long to wait after each refusal; after the last the event is given up
public record Endpoint(URI url, Signer signer, List<Duration> pauses) {
    public Endpoint {
        pauses = List.copyOf(pauses);
    }

    /// Proves who tells.
    @FunctionalInterface
    public interface Signer {
        /// The headers that go with a body.
        ///
        /// @param body exactly as it is sent
        Map<String, String> sign(byte[] body);
    }
}
