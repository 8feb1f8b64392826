package dev.ordertrail.payment.gateway;

/// What became of a release.
///
/// @param object the transaction, or how the provider knows it
/// @param why in the provider's word or ours: `not_mined`
public record ReleaseSeen(State state, String object, String why) {

    /// How far it is.
    public enum State {
        /// It was sent and may yet come to anything.
        UNDER_WAY,
        /// It was accepted for good.
        ACCEPTED,
        /// It came to nothing, and will not come to anything any more.
        FAILED
    }
}
