package dev.ordertrail.providers.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Disputes at PayPal.
record Disputes(Merchant merchant) {
    static final String PATH = "/v1/customer/disputes/";
    private static final Duration TO_ANSWER = Duration.ofDays(10);

    ObjectNode open(ObjectNode capture, JsonNode asked) {
        var id = Ids.payPalCase();
        var dispute = Json.object().put("dispute_id", id);
        dispute.put("create_time", merchant.now()).put("update_time", merchant.now());
        var transaction = dispute.putArray("disputed_transactions").addObject();
        transaction.put("seller_transaction_id", capture.path("id").asText());
        transaction.put("buyer_transaction_id", Ids.payPal());
        transaction.put("transaction_status", "COMPLETED");
        transaction.set("gross_amount", capture.path("amount").deepCopy());
        if (capture.has("custom_id")) {
            transaction.put("custom", capture.path("custom_id").asText());
        }
        if (capture.has("invoice_id")) {
            transaction.put("invoice_number", capture.path("invoice_id").asText());
        }
        transaction.putObject("seller").put("merchant_id", "LOCAL").put("name", merchant.name());
        var reason = asked.path("reason").asText("MERCHANDISE_OR_SERVICE_NOT_RECEIVED");
        dispute.put("reason", reason).put("status", "WAITING_FOR_SELLER_RESPONSE");
        var amount =
                asked.has("amount")
                        ? Amount.of(asked.path("amount")).json()
                        : capture.path("amount");
        dispute.set("dispute_amount", amount.deepCopy());
        dispute.put("dispute_life_cycle_stage", asked.path("stage").asText("CHARGEBACK"));
        dispute.put("dispute_channel", "INTERNAL");
        dispute.put(
                "seller_response_due_date",
                merchant.clock()
                        .instant()
                        .plus(TO_ANSWER)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        merchant.link(dispute, PATH + id, "self", "GET");
        merchant.link(dispute, PATH + id + "/accept-claim", "accept_claim", "POST");
        merchant.link(dispute, PATH + id + "/provide-evidence", "provide_evidence", "POST");
        merchant.keep(Merchant.DISPUTE, dispute);
        tell("CREATED", dispute);
        return dispute;
    }

    /// The merchant's evidence.
    ObjectNode answer(ObjectNode dispute) {
        demandOpen(dispute);
        changed(dispute.put("status", "UNDER_REVIEW"));
        tell("UPDATED", dispute);
        return dispute;
    }

    /// PayPal decides. When the buyer wins, the money goes back as a refund of the capture, which
    /// PayPal tells of as such.
    ///
    /// @param outcome `RESOLVED_BUYER_FAVOUR`, `RESOLVED_SELLER_FAVOUR`, `CANCELED_BY_BUYER`
    ObjectNode resolve(ObjectNode dispute, String outcome) {
        demandOpen(dispute);
        dispute.put("status", "RESOLVED").remove("seller_response_due_date");
        var result = dispute.putObject("dispute_outcome").put("outcome_code", outcome);
        var buyerWins = outcome.equals("RESOLVED_BUYER_FAVOUR");
        if (buyerWins) {
            result.set("amount_refunded", dispute.path("dispute_amount").deepCopy());
        }
        changed(dispute);
        if (buyerWins) {
            var capture = merchant.get(Merchant.CAPTURE, captureOf(dispute));
            var asked =
                    Json.object()
                            .put("note_to_payer", "dispute " + dispute.path("dispute_id").asText());
            asked.set("amount", dispute.path("dispute_amount").deepCopy());
            new Captures(merchant).refund(capture, asked);
        }
        tell("RESOLVED", dispute);
        return dispute;
    }

    static String captureOf(ObjectNode dispute) {
        return dispute.path("disputed_transactions").path(0).path("seller_transaction_id").asText();
    }

    private void changed(ObjectNode dispute) {
        merchant.keep(Merchant.DISPUTE, dispute.put("update_time", merchant.now()));
    }

    private void tell(String what, ObjectNode dispute) {
        var id = dispute.path("dispute_id").asText();
        merchant.tell(
                "CUSTOMER.DISPUTE." + what, "dispute", "A dispute with Case # " + id, dispute);
    }

    private static void demandOpen(ObjectNode dispute) {
        if (dispute.path("status").asText().equals("RESOLVED")) {
            throw PayPalRefused.unprocessable(
                    "DISPUTE_ALREADY_RESOLVED", "The dispute is resolved already.");
        }
    }
}
