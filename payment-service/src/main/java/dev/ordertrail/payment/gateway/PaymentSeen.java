package dev.ordertrail.payment.gateway;

import dev.ordertrail.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment as the provider knows it.
///
/// @param captured what came in; null when nothing has
/// @param refunds all of them, ours and others
/// @param said the same as messages of the provider's own shape, for the inbox: what it would have
///   told of this state. The same state gives the same ids, so that it is kept once
public record PaymentSeen(
        String paymentId,
        Stage stage,
        @Nullable Money captured,
        List<RefundSeen> refunds,
        List<RawMessage> said) {

    public PaymentSeen {
        refunds = List.copyOf(refunds);
        said = List.copyOf(said);
    }

    /// How far a payment is.
    public enum Stage {
        OPEN,
        /// Waits to be captured.
        AUTHORISED,
        CAPTURED,
        ENDED
    }
}
