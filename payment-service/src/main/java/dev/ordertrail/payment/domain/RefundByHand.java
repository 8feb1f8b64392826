package dev.ordertrail.payment.domain;

import dev.ordertrail.contracts.Money;
import java.time.Instant;

/// A refund that somebody of a shop made, and says so.
///
/// @param refundId the task that it was made for
/// @param object the provider's refund where it was made there, so that the provider's own word of
///   it counts once; else a name of ours
/// @param how `bank_transfer`, `cash`, ...
/// @param reference by which it is found again there
/// @param who the person
public record RefundByHand(
        String refundId,
        String orderId,
        String paymentId,
        String object,
        Money amount,
        String how,
        String reference,
        String who,
        Instant at) {
    private static final String OURS = "by_hand/";

    /// The name of a refund that no provider knows.
    public static String nameOf(String refundId) {
        return OURS + refundId;
    }

    /// Whether no provider knows of it.
    public boolean isBesideProviders() {
        return object.startsWith(OURS);
    }
}
