package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/// Ids of facts that follow from their cause: the same cause, told again, is the same fact.
final class FactIds {
    private FactIds() {}

    /// The id of the one fact that a provider's message becomes.
    static String ofMessage(String provider, String message) {
        return named("callback/" + provider + "/" + message);
    }

    /// The id of the fact that the ledger has a payment at this level.
    static String ofLevel(String orderId, String paymentId, String level) {
        return named("level/" + orderId + "/" + paymentId + "/" + level);
    }

    /// The id of the fact that a refund waits.
    static String ofRefund(String refundId) {
        return named("refund-pending/" + refundId);
    }

    private static String named(String cause) {
        return UUID.nameUUIDFromBytes(cause.getBytes(UTF_8)).toString();
    }
}
