package dev.ordertrail.systemtest.callback;

/// One message of a provider.
///
/// @param id the provider's id of it
/// @param body as it is posted
public record Callback(Provider provider, String id, String body) {

    /// Who posts it.
    public enum Provider {
        STRIPE,
        EASYPOST
    }
}
