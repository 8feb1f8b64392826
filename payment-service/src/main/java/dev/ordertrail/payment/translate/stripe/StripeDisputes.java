package dev.ordertrail.payment.translate.stripe;

import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Moved;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A dispute, decided by its status alone, and the money it moved, by its bookings.
final class StripeDisputes {
    private StripeDisputes() {}

    static Translation read(String type, StripeObject dispute, Instant at) {
        var about = StripeAbout.ofCharge(dispute);
        var id = id(dispute);
        var fact = fact(dispute, about.paymentId(), id);
        return new Happened(about, at, new Told(fact), moved(type, dispute, id));
    }

    /// Before disputes had ids of their own there was one per charge.
    private static String id(StripeObject dispute) {
        var own = dispute.id("id");
        var id = own == null ? dispute.id("charge") : own;
        if (id == null) {
            throw new Misread("a dispute without an id");
        }
        return id;
    }

    private static PaymentDisputed fact(StripeObject dispute, String paymentId, String id) {
        var status = dispute.word("status");
        if (status == null) {
            throw new Misread("a dispute without a status");
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

    /// The bookings where Stripe sends them; else the event's name has to do.
    private static List<Moved> moved(String type, StripeObject dispute, String id) {
        var bookings = dispute.json().path("balance_transactions");
        if (bookings.isArray()) {
            var moved = new ArrayList<Moved>();
            bookings.forEach(booking -> add(moved, dispute, id, new StripeObject(booking)));
            return moved;
        }
        var kind =
                switch (type) {
                    case "charge.dispute.funds_withdrawn" -> Moved.Kind.DISPUTE_WITHDRAWN;
                    case "charge.dispute.funds_reinstated" -> Moved.Kind.DISPUTE_REINSTATED;
                    default -> null;
                };
        return kind == null || !dispute.has("amount")
                ? List.of()
                : List.of(new Moved(kind, id, id, dispute.money("amount")));
    }

    /// A booking in the currency that the account is settled in, where that is another, moved what
    /// the dispute is about.
    private static void add(
            List<Moved> moved, StripeObject dispute, String id, StripeObject booking) {
        var transaction = booking.id("id");
        if (transaction == null || !booking.has("amount")) {
            return;
        }
        var taken = booking.isLessThanNothing("amount");
        if (taken || booking.isMoreThanNothing("amount")) {
            var kind = taken ? Moved.Kind.DISPUTE_WITHDRAWN : Moved.Kind.DISPUTE_REINSTATED;
            var same = booking.currency().equals(dispute.currency());
            moved.add(
                    same
                            ? new Moved(kind, transaction, id, booking.size("amount"))
                            : new Moved(kind, id, id, dispute.money("amount")));
        }
        if (booking.isMoreThanNothing("fee")) {
            moved.add(Moved.of(Moved.Kind.FEE, transaction, booking.money("fee")));
        } else if (booking.isLessThanNothing("fee")) {
            var back = booking.size("fee");
            moved.add(Moved.of(Moved.Kind.FEE_RETURNED_SO_FAR, transaction, back));
        }
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
