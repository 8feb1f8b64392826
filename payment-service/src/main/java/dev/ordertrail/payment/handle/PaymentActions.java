package dev.ordertrail.payment.handle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ordertrail.kit.access.Caller;
import dev.ordertrail.kit.idempotency.Answer;
import dev.ordertrail.payment.handle.AskByHand.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What staff may do to payments, each once for each Idempotency-Key.
@ApplicationScoped
public class PaymentActions {
    private static final String PAYMENTS = "POST /api/payments/";

    private final DoOnce once;
    private final AskByHand hand;
    private final RefundedByHand refunded;

    PaymentActions(DoOnce once, AskByHand hand, RefundedByHand refunded) {
        this.once = once;
        this.hand = hand;
        this.refunded = refunded;
    }

    /// Who asks for which payment of which order.
    ///
    /// @param key the caller's Idempotency-Key
    public record Asking(Caller caller, String orderId, String paymentId, @Nullable String key) {

        private Wish wish() {
            return new Wish(caller, orderId, paymentId, key == null ? "" : key);
        }
    }

    /// Sends money back.
    ///
    /// @param amount in major units; null: all that is left
    public Answer refund(Asking asking, @Nullable BigDecimal amount) {
        var body = asking.paymentId() + "|" + amount;
        return once.asked(
                asked(asking, "refunds", body),
                (c, wish) -> Map.of("refundId", hand.refund(c, wish, amount)));
    }

    /// Takes what was authorised.
    ///
    /// @param amount in major units; null: all of it
    public Answer capture(Asking asking, @Nullable BigDecimal amount) {
        var body = amount == null ? asking.paymentId() : asking.paymentId() + "|" + amount;
        return once.asked(
                asked(asking, "capture", body),
                (c, wish) -> Map.of("callId", hand.capture(c, wish, amount)));
    }

    /// Makes sure that nothing more is paid by it.
    public Answer cancel(Asking asking) {
        return once.asked(
                asked(asking, "cancel", asking.paymentId()),
                (c, wish) -> Map.of("callId", hand.cancel(c, wish)));
    }

    /// Tries a refund again that became a task.
    public Answer retry(Caller caller, String refundId, @Nullable String key) {
        var operation = PAYMENTS + "refund-tasks/" + refundId + "/retry";
        return once.asked(
                new DoOnce.Asked<>(caller, operation, key, new byte[0], refundId),
                (c, id) -> {
                    hand.retry(c, caller, id);
                    return Map.of("refundId", id);
                });
    }

    /// Records that somebody made a refund.
    public Answer refunded(
            Caller caller, String refundId, @Nullable String key, RefundedByHand.Said said) {
        var operation = PAYMENTS + "refund-tasks/" + refundId + "/by-hand";
        var body = said.toString().getBytes(UTF_8);
        return once.done(
                new DoOnce.Asked<>(caller, operation, key, body, refundId),
                (c, id) -> {
                    refunded.record(c, caller, id, said);
                    return Map.of("refundId", id);
                });
    }

    private static DoOnce.Asked<Wish> asked(Asking asking, String what, String body) {
        var operation = PAYMENTS + asking.orderId() + "/" + what;
        return new DoOnce.Asked<>(
                asking.caller(), operation, asking.key(), body.getBytes(UTF_8), asking.wish());
    }
}
