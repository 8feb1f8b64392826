package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One refund as the provider knows it.
///
/// @param objectId the provider's name: `re_…`
/// @param refundId ours; null when somebody made it at the provider
/// @param at when it was made there
public record RefundSeen(
        String objectId, @Nullable String refundId, Money amount, State state, Instant at) {

    /// How far it is.
    public enum State {
        /// On its way; the money is no longer ours to refund.
        PENDING,
        DONE,
        /// The money stayed with us.
        FAILED
    }

    /// Whether the money went, or is going.
    public boolean counts() {
        return state != State.FAILED;
    }
}
