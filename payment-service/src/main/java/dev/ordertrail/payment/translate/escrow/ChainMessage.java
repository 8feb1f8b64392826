package dev.ordertrail.payment.translate.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.contracts.PaymentEvent.DisputeState;
import dev.ordertrail.payment.translate.Misread;
import dev.ordertrail.payment.translate.ProviderObject;
import dev.ordertrail.payment.translate.ProviderObject.Kind;
import dev.ordertrail.payment.translate.Translation.About;
import dev.ordertrail.payment.translate.Translation.Moved;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A message about a contract's event.
record ChainMessage(JsonNode json) {
    /// Hashes are nobody else's; numbers begin at 1 in every contract.
    private static final Pattern HASH = Pattern.compile("0x[0-9a-f]{64}");

    private static final int LONGEST_NAME = 200;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,15}");
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /// What a transaction cost is told apart from what its events moved.
    private static final String GAS = "/gas";

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

    /// What says it: this event of this transaction, in the block in which it lies. A chain may
    /// undo the block and take the same transaction into another one.
    String object() {
        return place(json, transaction());
    }

    /// One event of a transaction, as the follower writes it down.
    static String place(JsonNode log, String transaction) {
        var block = log.path("blockHash").asText(log.path("block").path("hash").asText(""));
        var life = log.path("life").asInt(1);
        return transaction
                + "/"
                + log.path("logIndex").asInt()
                + (block.isEmpty() ? "" : "@" + block.substring(0, Math.min(10, block.length())))
                + (life > 1 ? "." + life : "");
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

    /// From when on the money may fall back to the buyer; null where the event does not say. Some
    /// contracts say `never` by the greatest number that there is.
    @Nullable Instant expires() {
        var text = json.path("said").path("fields").path("expires").asText("");
        if (!SECONDS.matcher(text).matches()) {
            return null;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(text));
        return text.equals("0") || at.isAfter(NEVER) ? null : at;
    }

    /// What the transaction cost, where our operator sent it: the first event of it bears all of
    /// it. What others paid for their transactions is no money of the order.
    List<Moved> gas() {
        var gas = json.path("said").path("gas");
        if (!gas.path("ours").asBoolean()) {
            return List.of();
        }
        var cost = money(gas.path("cost").asText(), json.path("coin"));
        return List.of(Moved.of(Moved.Kind.GAS, object() + GAS, cost));
    }

    /// Each event that the chain undid, and what its transaction had cost.
    List<Moved> undone() {
        var undone = new ArrayList<Moved>();
        for (var entry : json.path("undone")) {
            if (entry.has("amount") && entry.path("asset").isObject()) {
                var of = money(entry.path("amount").asText(), entry.path("asset"));
                var object = place(entry, entry.path("transaction").asText());
                undone.add(Moved.of(Moved.Kind.VOIDED, object, of));
                undone.add(Moved.of(Moved.Kind.VOIDED, object + GAS, of));
            }
        }
        return undone;
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
