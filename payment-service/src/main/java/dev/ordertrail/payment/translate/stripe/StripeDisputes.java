package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import org.jspecify.annotations.Nullable;

/// A dispute, decided by its status alone.
final class StripeDisputes {
    private StripeDisputes() {}

    /// @param paymentId the payment it is about
    /// @param charge the charge it is about; before disputes had ids of their own there was one per
    ///   charge
    static PaymentDisputed read(StripeObject dispute, String paymentId, @Nullable String charge) {
        var own = dispute.id("id");
        var id = own == null ? charge : own;
        var status = dispute.word("status");
        if (id == null || status == null) {
            throw new Misread("a dispute without an id or a status");
        }
        var due = dispute.at("evidence_details").time("due_by");
        return new PaymentDisputed(
                paymentId,
                StripeTranslator.PROVIDER,
                id,
                state(status),
                status,
                dispute.word("reason"),
                dispute.has("amount") ? dispute.money("amount") : null,
                due == null ? dispute.time("evidence_due_by") : due);
    }

    /// `charge_refunded` (an early API's word) is an end in which the seller gave the money back
    /// before the bank decided: the dispute is withdrawn, and the refund tells itself. Calling it
    /// lost would count the money twice. `prevented` and `warning_closed` never took any money.
    private static DisputeState state(String status) {
        return switch (status) {
            case "warning_needs_response",
                    "warning_under_review",
                    "needs_response",
                    "under_review" ->
                    DisputeState.OPEN;
            case "won" -> DisputeState.WON;
            case "lost" -> DisputeState.LOST;
            case "warning_closed", "prevented", "charge_refunded" -> DisputeState.WITHDRAWN;
            default -> throw new Misread("a dispute status that is not known");
        };
    }
}
