package dev.ordertrail.payment.handle;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.payment.domain.ProviderCall;
import dev.ordertrail.payment.domain.RefundByHand;
import dev.ordertrail.payment.domain.RefundRoom;
import dev.ordertrail.payment.gateway.PaymentSeen;
import dev.ordertrail.payment.gateway.RefundSeen;
import dev.ordertrail.payment.store.RefundCalls;
import dev.ordertrail.payment.store.RefundsByHand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Everything that went back of a payment or may be going, each once: what its provider lists, what
/// we may be sending, and what somebody sent by another way.
final class GoneBack {
    private GoneBack() {}

    /// What is left for a refund. The caller holds the payment's lock.
    ///
    /// @param payment as its provider shows it, with money captured
    static RefundRoom leaves(Connection c, ProviderCall call, PaymentSeen payment)
            throws SQLException {
        var captured = Objects.requireNonNull(payment.captured());
        var gone = new ArrayList<Money>();
        payment.refunds().stream()
                .filter(RefundSeen::counts)
                .map(RefundSeen::amount)
                .forEach(gone::add);
        for (var other : RefundCalls.others(c, call)) {
            var sending = other.call().progress().sending();
            if (sending != null && !shows(payment, other.call())) {
                gone.add(sending);
            }
        }
        gone.addAll(byHand(c, call, payment, captured));
        return new RefundRoom(captured, gone);
    }

    /// Whether this call made the refund, as far as that is not over: one that failed before is not
    /// what became of a later try.
    static boolean isOf(ProviderCall call, RefundSeen refund) {
        return Objects.equals(refund.refundId(), call.ask().refundId())
                && !call.progress().failed().contains(refund.objectId());
    }

    private static boolean shows(PaymentSeen payment, ProviderCall other) {
        return payment.refunds().stream().anyMatch(refund -> isOf(other, refund));
    }

    private static List<Money> byHand(
            Connection c, ProviderCall call, PaymentSeen payment, Money captured)
            throws SQLException {
        var listed = payment.refunds().stream().map(RefundSeen::objectId).toList();
        return RefundsByHand.of(c, call.ask().orderId()).stream()
                .filter(refund -> refund.paymentId().equals(call.ask().subject()))
                .filter(refund -> !listed.contains(refund.object()))
                .map(RefundByHand::amount)
                .filter(amount -> amount.asset().equals(captured.asset()))
                .toList();
    }
}
