package dev.ordertrail.payment.gateway.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.gateway.RefundSeen;
import dev.ordertrail.payment.gateway.RefundSeen.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Refunds as PayPal has them.
final class PayPalRefundsSeen {
    private PayPalRefundsSeen() {}

    /// A refund; null when it is none that can be read.
    static @Nullable RefundSeen read(JsonNode refund) {
        var id = refund.path("id").asText();
        var amount = PayPalMoney.read(refund.path("amount"));
        if (id.isEmpty() || amount == null) {
            return null;
        }
        var ours = refund.path("custom_id").asText();
        return new RefundSeen(
                id,
                ours.isEmpty() ? null : ours,
                amount,
                state(refund.path("status").asText()),
                time(refund.path("create_time").asText()));
    }

    /// The capture that a refund is of; empty when it does not say.
    static String capture(JsonNode refund) {
        for (var link : refund.path("links")) {
            var address = link.path("href").asText();
            if ("up".equals(link.path("rel").asText()) && address.contains("/captures/")) {
                return address.substring(address.lastIndexOf('/') + 1);
            }
        }
        return "";
    }

    private static State state(String status) {
        return switch (status) {
            case "COMPLETED" -> State.DONE;
            case "FAILED", "CANCELLED" -> State.FAILED;
            default -> State.PENDING;
        };
    }

    static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
