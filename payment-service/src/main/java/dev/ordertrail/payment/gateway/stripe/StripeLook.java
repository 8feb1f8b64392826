package dev.ordertrail.payment.gateway.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.gateway.CallFailed;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.PaymentSeen.Stage;
import dev.ordertrail.payment.gateway.RawMessage;
import dev.ordertrail.payment.gateway.RefundSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment of Stripe's, looked at: an intent with its charge and refunds, a session with its
/// intent, or a charge without either.
final class StripeLook {
    static final String REFUND_ID = "refund_id";
    private static final String EXPAND = "?expand[]=latest_charge";

    private final StripeReader reader;

    StripeLook(StripeReader reader) {
        this.reader = reader;
    }

    PaymentSeen at(String paymentId) throws CallFailed {
        if (paymentId.startsWith("cs_")) {
            return session(paymentId);
        }
        return paymentId.startsWith("ch_") ? charge(paymentId) : intent(paymentId);
    }

    private PaymentSeen session(String id) throws CallFailed {
        var session = reader.get("/v1/checkout/sessions/" + StripeReader.encoded(id));
        var said = new ArrayList<RawMessage>(StripeMessages.ofSession(session));
        var intentId = session.path("payment_intent").asText("");
        if (!intentId.isEmpty()) {
            var intent = intent(intentId);
            said.addAll(intent.said());
            return new PaymentSeen(
                    intentId, intent.stage(), intent.captured(), intent.refunds(), said);
        }
        var paid = "paid".equals(session.path("payment_status").asText());
        var captured = paid ? StripeAmounts.of(session, "amount_total") : null;
        var stage = paid ? Stage.CAPTURED : unpaid(session);
        return new PaymentSeen(id, stage, captured, List.of(), said);
    }

    private static Stage unpaid(JsonNode session) {
        return "expired".equals(session.path("status").asText()) ? Stage.ENDED : Stage.OPEN;
    }

    private PaymentSeen intent(String id) throws CallFailed {
        var intent = reader.get("/v1/payment_intents/" + StripeReader.encoded(id) + EXPAND);
        var refunds = reader.list("/v1/refunds", "payment_intent=" + StripeReader.encoded(id));
        var said = new ArrayList<RawMessage>(StripeMessages.ofIntent(intent));
        said.addAll(refunded(intent.path("latest_charge"), refunds));
        return new PaymentSeen(id, stage(intent), received(intent), seen(refunds), said);
    }

    private PaymentSeen charge(String id) throws CallFailed {
        var charge = reader.get("/v1/charges/" + StripeReader.encoded(id));
        var refunds = reader.list("/v1/refunds", "charge=" + StripeReader.encoded(id));
        var took = charge.path("captured").asBoolean() && charge.path("paid").asBoolean();
        var captured = took ? StripeAmounts.of(charge, "amount_captured") : null;
        return new PaymentSeen(
                id,
                took ? Stage.CAPTURED : Stage.OPEN,
                captured,
                seen(refunds),
                refunded(charge, refunds));
    }

    /// Each refund, then what they come to on their charge.
    private static List<RawMessage> refunded(JsonNode charge, List<JsonNode> refunds) {
        var said = new ArrayList<RawMessage>();
        refunds.forEach(refund -> said.add(StripeMessages.ofRefund(refund)));
        if (charge.isObject() && charge.path("amount_refunded").asLong() > 0) {
            var last = refunds.stream().mapToLong(r -> r.path("created").asLong()).max();
            said.add(
                    StripeMessages.ofRefunds(charge, last.orElse(charge.path("created").asLong())));
        }
        return said;
    }

    private static Stage stage(JsonNode intent) {
        return switch (intent.path("status").asText()) {
            case "succeeded" -> Stage.CAPTURED;
            case "canceled" -> Stage.ENDED;
            case "requires_capture" -> Stage.AUTHORISED;
            default -> Stage.OPEN;
        };
    }

    private static @Nullable Money received(JsonNode intent) {
        return intent.path("amount_received").asLong() > 0
                ? StripeAmounts.of(intent, "amount_received")
                : null;
    }

    private static List<RefundSeen> seen(List<JsonNode> refunds) {
        return refunds.stream().flatMap(refund -> seen(refund).stream()).toList();
    }

    static List<RefundSeen> seen(JsonNode refund) {
        var amount = StripeAmounts.of(refund, "amount");
        if (amount == null) {
            return List.of();
        }
        var state =
                switch (refund.path("status").asText()) {
                    case "succeeded" -> RefundSeen.State.DONE;
                    case "failed", "canceled" -> RefundSeen.State.FAILED;
                    default -> RefundSeen.State.PENDING;
                };
        var ours = refund.path("metadata").path(REFUND_ID);
        return List.of(
                new RefundSeen(
                        refund.path("id").asText(),
                        ours.isTextual() ? ours.textValue() : null,
                        amount,
                        state,
                        Instant.ofEpochSecond(refund.path("created").asLong())));
    }
}
