package dev.ordertrail.payment.escrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.inbox.Inbox;
import dev.ordertrail.kit.inbox.Incoming;
import dev.ordertrail.payment.ShopMessage;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.domain.ChainLog.Kept;
import dev.ordertrail.payment.escrow.ChainNode.Block;
import dev.ordertrail.payment.escrow.ChainNode.Receipt;
import java.sql.Connection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The messages that a chain's events become, in the form in which `translate.escrow` reads them.
final class Messages {
    static final String PROVIDER = "escrow";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Inbox inbox;
    private final Clock clock;

    Messages(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /// What is said of a log at every stage.
    ObjectNode about(Followed followed, Kept kept, String stage) {
        var log = kept.log();
        var message = JSON.createObjectNode();
        message.put("contract", followed.id());
        message.put("mapping", followed.mapping().name());
        message.put("stage", stage);
        message.put("life", kept.life());
        message.put("event", log.event());
        message.put("means", log.means());
        message.put("escrow", log.escrow());
        message.put("alone", followed.alone());
        message.put("dispute", log.dispute());
        message.put("transaction", log.place().transaction());
        message.put("logIndex", log.place().index());
        message.putObject("block")
                .put("number", log.place().number())
                .put("hash", log.place().blockHash())
                .put("at", log.minedAt().toString());
        try {
            var said = JSON.readTree(log.said());
            message.set("said", said);
            if (said.has("gas")) {
                coin(message, followed);
            }
            var payee = said.path("fields").path("payee");
            message.put("mayPay", followed.mayPay(payee.isTextual() ? payee.textValue() : null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log was kept as something that is no JSON", e);
        }
        return message;
    }

    /// A transaction of ours did nothing, and has cost all the same.
    ///
    /// @param mined its block
    void spent(
            Connection c,
            ChainReleases.Escrow escrow,
            String transaction,
            Receipt receipt,
            Block mined) {
        var message = JSON.createObjectNode();
        message.put("contract", escrow.followed().id());
        message.put("stage", "spent");
        message.put("escrow", escrow.id());
        message.put("alone", escrow.followed().alone());
        message.put("transaction", transaction);
        message.putObject("block")
                .put("number", mined.number())
                .put("hash", mined.hash())
                .put("at", mined.at().toString());
        Gas.write(message.putObject("said"), receipt, true);
        coin(message, escrow.followed());
        var id = "%s/%s/%s/spent".formatted(escrow.followed().id(), mined.hash(), transaction);
        inbox.keep(c, incoming(escrow.followed(), id, "transaction.spent", message));
    }

    private static void coin(ObjectNode message, Followed followed) {
        var coin = followed.assets().get(Followed.COIN);
        if (coin != null) {
            message.putObject("coin").put("code", coin.code()).put("decimals", coin.decimals());
        }
    }

    /// The log's amount, and what it is counted in as far as that is configured.
    void amount(ObjectNode message, Followed followed, @Nullable String token, ChainLog log) {
        var amount = log.amount();
        if (amount != null) {
            message.put("amount", amount.toString());
        }
        var address = token == null ? Followed.COIN : token;
        message.put("token", address);
        var asset = followed.assets().get(address);
        if (asset != null) {
            message.putObject("asset").put("code", asset.code()).put("decimals", asset.decimals());
        }
    }

    /// One line of a history.
    void entry(ObjectNode entry, Followed followed, @Nullable String token, Kept kept) {
        var log = kept.log();
        entry.put("event", log.event());
        entry.put("logIndex", log.place().index());
        entry.put("life", kept.life());
        amount(entry, followed, token, log);
        entry.put("transaction", log.place().transaction());
        entry.put("block", log.place().number());
        entry.put("blockHash", log.place().blockHash());
    }

    /// Keeps a message; the same one, made again, is the same.
    ///
    /// @param c the transaction that it belongs to
    void keep(Connection c, Followed followed, ObjectNode message, Kept kept) {
        var stage = message.path("stage").asText();
        var place = kept.log().place();
        var id =
                "%s/%s/%d/%d/%s"
                        .formatted(
                                followed.id(),
                                place.blockHash(),
                                place.index(),
                                kept.life(),
                                stage);
        inbox.keep(c, incoming(followed, id, kept.log().event() + "." + stage, message));
    }

    private Incoming incoming(Followed followed, String id, String type, ObjectNode message) {
        return new Incoming(
                PROVIDER,
                new ShopMessage(followed.shop(), id).toString(),
                null,
                type,
                message.toString().getBytes(UTF_8),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
