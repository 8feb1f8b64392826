package dev.ordertrail.payment.translate.paypal;

import static dev.ordertrail.payment.translate.paypal.PayPalTranslator.PROVIDER;

import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.contracts.PaymentEvent.PaymentDisputed;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Happened;
import dev.ordertrail.payment.translate.Translation.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dispute, decided by its status and its outcome alone. What a lost one costs is told by the
/// refund or reversal that PayPal makes of it, so its end names no amount: it would count twice.
final class PayPalDisputes {
    private PayPalDisputes() {}

    static List<Translation> read(PayPalObject dispute, Instant at) {
        var id = dispute.id("dispute_id");
        var status = dispute.word("status");
        if (id == null || status == null) {
            throw new Misread("a dispute without an id or a status");
        }
        var outcome = dispute.at("dispute_outcome").word("outcome_code");
        var state = state(status, outcome);
        var transactions = dispute.each("disputed_transactions");
        var said = new ArrayList<Translation>();
        for (var transaction : transactions) {
            var capture = transaction.id("seller_transaction_id");
            if (capture == null) {
                throw new Misread("a dispute of no transaction");
            }
            var told =
                    new PaymentDisputed(
                            capture,
                            PROVIDER,
                            id,
                            state,
                            outcome == null ? status : outcome,
                            dispute.word("reason"),
                            state == DisputeState.LOST
                                    ? null
                                    : amount(dispute, transaction, transactions.size()),
                            dispute.time("seller_response_due_date"));
            var objects = List.of(new ProviderObject(Kind.CAPTURE, capture));
            var about = new About(capture, objects, transaction.orderNames());
            said.add(new Happened(about, at, new Told(told)));
        }
        if (said.isEmpty()) {
            throw new Misread("a dispute of no transaction");
        }
        return said;
    }

    /// Of several transactions each is disputed as a whole.
    private static @Nullable Money amount(
            PayPalObject dispute, PayPalObject transaction, int transactions) {
        if (transactions == 1 && dispute.has("dispute_amount")) {
            return dispute.money("dispute_amount");
        }
        return transaction.has("gross_amount") ? transaction.money("gross_amount") : null;
    }

    /// `ACCEPTED` and `DENIED` are said of claims of unauthorised use, from the buyer's side.
    /// `RESOLVED_WITH_PAYOUT` means that PayPal pays: the seller keeps the money. `NONE` means that
    /// another dispute about the same transaction goes on.
    private static DisputeState state(String status, @Nullable String outcome) {
        return switch (status) {
            case "OPEN",
                    "WAITING_FOR_BUYER_RESPONSE",
                    "WAITING_FOR_SELLER_RESPONSE",
                    "UNDER_REVIEW",
                    "OTHER" ->
                    DisputeState.OPEN;
            case "RESOLVED" -> resolved(outcome == null ? "" : outcome);
            default -> throw new Misread("a dispute status that is not known");
        };
    }

    private static DisputeState resolved(String outcome) {
        return switch (outcome) {
            case "RESOLVED_BUYER_FAVOUR", "ACCEPTED" -> DisputeState.LOST;
            case "RESOLVED_SELLER_FAVOUR", "RESOLVED_WITH_PAYOUT", "DENIED" -> DisputeState.WON;
            case "CANCELED_BY_BUYER", "NONE" -> DisputeState.WITHDRAWN;
            default -> throw new Misread("a dispute outcome that is not known");
        };
    }
}
