package dev.ordertrail.payment.translate.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A message about a contract's event.
record ChainMessage(JsonNode json) {
    /// Hashes are nobody else's; numbers begin at 1 in every contract.
    private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");

    private static final int LONGEST_NAME = 200;

    String stage() {
        return text("stage");
    }

    String means() {
        return text("means");
    }

    String event() {
        return text("event");
    }

    /// Empty where the event does not say.
    String escrow() {
        return text("escrow");
    }

    String transaction() {
        return text("transaction");
    }

    int confirmations() {
        return json.path("confirmations").asInt();
    }

    String dispute() {
        var dispute = text("dispute");
        if (dispute.isEmpty()) {
            throw new Misread("the event does not say which dispute it is about");
        }
        return text("contract") + "/" + dispute;
    }

    DisputeState decision() {
        return switch (json.path("said").path("fields").path("decision").asText("")) {
            case "WON" -> DisputeState.WON;
            case "LOST" -> DisputeState.LOST;
            case "WITHDRAWN" -> DisputeState.WITHDRAWN;
            default -> throw new Misread("the ruling means nothing that the mapping knows");
        };
    }

    /// What names the payment: contract and escrow, wherever they are.
    String payment() {
        return text("contract") + "/" + escrow();
    }

    About about() {
        var objects = new ArrayList<ProviderObject>();
        objects.add(new ProviderObject(Kind.ESCROW, payment()));
        if (json.path("alone").asBoolean() || HASH.matcher(escrow()).matches()) {
            objects.add(new ProviderObject(Kind.ESCROW, escrow()));
        }
        // One transaction may release many escrows; it pays one.
        if (means().equals("LOCKED") || means().equals("CHARGED")) {
            objects.add(new ProviderObject(Kind.TRANSACTION, transaction()));
        }
        var order = json.path("said").path("fields").path("order").asText("");
        var named = !order.isBlank() && order.length() <= LONGEST_NAME;
        return new About(payment(), objects, named ? List.of(order) : List.of());
    }

    /// The block's time; a chain's clock may be ahead of ours.
    Instant at(Instant received) {
        var at = Instant.parse(json.path("block").path("at").asText());
        return at.isAfter(received) ? received : at;
    }

    /// Everything that was paid so far, to somebody who may be paid: anybody can lock money for
    /// anybody's order, in favour of whom they like.
    Money paid(String which) {
        if (!json.path("mayPay").asBoolean(true)) {
            throw new Misread("the escrow pays somebody who is no payee of this shop");
        }
        return total(which);
    }

    /// Everything locked, released or refunded so far.
    Money total(String which) {
        var total = json.path("totals").path(which).asText("0");
        var asset = json.path("asset");
        if (!asset.isObject()) {
            throw new Misread("no asset is configured for the token " + text("token"));
        }
        return money(total, asset);
    }

    static Money money(String smallest, JsonNode asset) {
        var decimals = asset.path("decimals").asInt();
        return new Money(
                new BigDecimal(new BigInteger(smallest), decimals),
                new Asset(asset.path("code").asText(), decimals));
    }

    private String text(String field) {
        return json.path(field).asText("");
    }
}
