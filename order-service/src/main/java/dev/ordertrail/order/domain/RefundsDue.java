package dev.ordertrail.order.domain;

import dev.ordertrail.contracts.By;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.OrderEvent.PaymentClaim;
import dev.ordertrail.contracts.OrderEvent.RefundRequested;
import dev.ordertrail.contracts.OrderEvent.RefundedItem;
import dev.ordertrail.contracts.WorkflowDefinition.Phase;
import dev.ordertrail.order.domain.Order.Placed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has to go back to the buyer of an order that was called off or refunded. Asked after every
/// event, so a payment that arrives after the cancellation is asked back as one that was there
/// before, under the same id.
final class RefundsDue {
    private RefundsDue() {}

    static List<RefundRequested> of(Workflow flow, Placed order, By by) {
        var phase = flow.phase(order.status());
        if (phase != Phase.CANCELLED && phase != Phase.REFUNDED) {
            var cheaper = cheaper(order);
            return cheaper.isPositive() ? shared(order, cheaper, "edited", by) : List.of();
        }
        var cause = phase == Phase.CANCELLED ? "cancelled" : "refunded";
        var due = new ArrayList<>(shared(order, left(order), cause, by));
        var claimed = claimedPayment(order);
        if (claimed != null
                && !order.payments().any(Payment::received)
                && order.refunds().asked().isEmpty()) {
            due.add(request(order, claimed, order.total(), cause, by));
        }
        return due;
    }

    /// A part that somebody asks back.
    ///
    /// @param items what it is for: the last request names them, so that they count once, when all
    ///   of it is done
    static List<RefundRequested> part(Placed order, Money amount, List<RefundedItem> items, By by) {
        var due = new ArrayList<>(shared(order, amount, "asked", by));
        if (!items.isEmpty() && !due.isEmpty()) {
            var last = due.removeLast();
            due.add(
                    new RefundRequested(
                            last.by(),
                            last.refundId(),
                            last.paymentId(),
                            last.amount(),
                            last.cause(),
                            items));
        }
        return due;
    }

    /// What an edit made cheaper after it was paid.
    private static Money cheaper(Placed order) {
        var zero = Money.zero(order.total().asset());
        var kept = left(order);
        var dearest = order.contents().dearest();
        var owed = kept.compareTo(dearest) > 0 ? dearest : kept;
        return owed.minus(order.total()).max(zero);
    }

    /// An amount taken from the payments, one after the other.
    private static List<RefundRequested> shared(Placed order, Money amount, String cause, By by) {
        var due = new ArrayList<RefundRequested>();
        var left = amount;
        for (var payment : order.payments().byId().entrySet()) {
            var open = unasked(order, payment.getKey(), payment.getValue());
            var part = open.compareTo(left) > 0 ? left : open;
            if (part.isPositive()) {
                due.add(request(order, payment.getKey(), part, cause, by));
                left = left.minus(part);
            }
        }
        return due;
    }

    /// Whether money was claimed to have come in by a way that no provider of ours can send it
    /// back.
    static boolean byHand(Placed order) {
        return order.terms().claimed() != PaymentClaim.NONE
                && claimedPayment(order) == null
                && !order.payments().any(Payment::received);
    }

    /// What came in and neither went back nor was asked back, nor was taken by the bank.
    static Money left(Placed order) {
        return kept(order, order.payments().in(order.total().asset()));
    }

    /// What is left of this, less what went back, was asked back or was taken by the bank.
    static Money kept(Placed order, Money in) {
        var asset = in.asset();
        var back = order.payments().refunded(asset).max(order.refunds().total(asset));
        return in.minus(back).minus(order.payments().taken(asset)).max(Money.zero(asset));
    }

    /// What can still be asked back: what an escrow has paid out to the seller cannot.
    static Money open(Placed order) {
        return order.payments().byId().entrySet().stream()
                .map(p -> unasked(order, p.getKey(), p.getValue()))
                .reduce(Money.zero(order.total().asset()), Money::plus);
    }

    /// What one payment still holds and was not asked for.
    private static Money unasked(Placed order, String paymentId, Payment payment) {
        var zero = Money.zero(order.total().asset());
        if (payment.released()) {
            return zero;
        }
        var in = payment.in(zero.asset());
        var back = payment.refunded(zero.asset()).max(order.refunds().of(paymentId, zero.asset()));
        return in.minus(back).minus(payment.taken(zero.asset())).max(zero);
    }

    /// The provider's payment that the storefront said has the money.
    private static @Nullable String claimedPayment(Placed order) {
        var terms = order.terms();
        if (terms.claimed() == PaymentClaim.NONE) {
            return null;
        }
        if (terms.paymentIntentId() != null) {
            return terms.paymentIntentId();
        }
        return terms.sessionId() != null ? terms.sessionId() : terms.escrowId();
    }

    private static RefundRequested request(
            Placed order, String paymentId, Money amount, String cause, By by) {
        var upTo = order.refunds().of(paymentId, amount.asset()).plus(amount);
        var name = order.orderId() + "|" + paymentId + "|" + cause + "|" + upTo.minor();
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new RefundRequested(by, "refund_" + id, paymentId, amount, cause);
    }
}
