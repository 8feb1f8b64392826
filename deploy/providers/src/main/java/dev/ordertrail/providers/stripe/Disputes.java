package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;

/// Disputes: opened by a bank, answered by the merchant, decided by the bank.
final class Disputes {
    private static final long FEE = 1_500;
    private static final Duration TO_ANSWER = Duration.ofDays(9);
    private static final Set<String> DECIDED = Set.of("won", "lost", "warning_closed", "prevented");

    private final Account account;

    Disputes(Account account) {
        this.account = account;
    }

    /// A bank disputes a charge, or only asks about it.
    ///
    /// @param inquiry whether no money is taken yet
    ObjectNode open(ObjectNode charge, String reason, long amount, boolean inquiry) {
        if (charge.path("disputed").asBoolean()) {
            throw Refused.invalid("charge_disputed", "charge", "The charge is disputed already.");
        }
        var dispute = account.make(Kind.DISPUTE);
        dispute.put("amount", amount).put("currency", charge.path("currency").asText());
        dispute.put("charge", charge.path("id").asText());
        dispute.put("payment_intent", charge.path("payment_intent").asText());
        dispute.put("reason", reason).put("is_charge_refundable", inquiry);
        dispute.put("status", inquiry ? "warning_needs_response" : "needs_response");
        ((ObjectNode) dispute.path("evidence_details"))
                .put("due_by", account.now() + TO_ANSWER.toSeconds());
        ((ObjectNode) dispute.path("payment_method_details").path("card"))
                .put("case_type", inquiry ? "inquiry" : "chargeback");
        if (!inquiry) {
            move(dispute, -amount, FEE);
        }
        account.keep(Kind.DISPUTE, dispute);
        account.keep(Kind.CHARGE, charge.put("disputed", !inquiry));
        account.tell("charge.dispute.created", dispute);
        if (!inquiry) {
            account.tell("charge.dispute.funds_withdrawn", dispute);
        }
        return dispute;
    }

    /// The merchant's evidence, kept or sent to the bank. Stripe decides test disputes by two words
    /// in it.
    ObjectNode answer(ObjectNode dispute, Params params) {
        demandOpen(dispute);
        var given = params.map("evidence");
        ((ObjectNode) dispute.path("evidence")).setAll(given);
        if (!params.map("metadata").isEmpty()) {
            dispute.set("metadata", params.map("metadata"));
        }
        var details = (ObjectNode) dispute.path("evidence_details");
        details.put("has_evidence", details.path("has_evidence").asBoolean() || !given.isEmpty());
        if (params.text("submit").filter("false"::equals).isEmpty()) {
            details.put("submission_count", details.path("submission_count").asLong() + 1);
            dispute.put("status", isInquiry(dispute) ? "warning_under_review" : "under_review");
        }
        account.keep(Kind.DISPUTE, dispute);
        account.tell("charge.dispute.updated", dispute);
        switch (given.path("uncategorized_text").asText()) {
            case "winning_evidence" -> decide(dispute, true);
            case "losing_evidence" -> decide(dispute, false);
            default -> {}
        }
        return dispute;
    }

    /// The bank decides.
    ObjectNode decide(ObjectNode dispute, boolean won) {
        demandOpen(dispute);
        var inquiry = isInquiry(dispute);
        var status = inquiry ? "warning_closed" : won ? "won" : "lost";
        dispute.put("status", status);
        var back = won && !inquiry;
        if (back) {
            move(dispute, dispute.path("amount").asLong(), 0);
        }
        account.keep(Kind.DISPUTE, dispute);
        account.tell("charge.dispute.closed", dispute);
        if (back) {
            account.tell("charge.dispute.funds_reinstated", dispute);
        }
        return dispute;
    }

    private void move(ObjectNode dispute, long amount, long fee) {
        var movement = account.move("adjustment", amount, fee, dispute);
        dispute.withArray("/balance_transactions")
                .add(account.get(Kind.MOVEMENT, movement).deepCopy());
    }

    private static boolean isInquiry(ObjectNode dispute) {
        return dispute.path("status").asText().startsWith("warning_");
    }

    private static void demandOpen(ObjectNode dispute) {
        if (DECIDED.contains(dispute.path("status").asText())) {
            throw Refused.invalid(
                    "dispute_already_closed", "dispute", "This dispute is already closed.");
        }
    }
}
