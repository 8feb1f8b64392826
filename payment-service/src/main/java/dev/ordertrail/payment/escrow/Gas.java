package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.escrow.ChainNode.Receipt;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What the transactions behind a contract's logs cost: kept as evidence with the first log of each
/// transaction. Only what our operator sent is our cost. Without an operator nobody asks.
final class Gas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChainNode node;
    private final Optional<String> operator;
    private final Set<String> seen = new HashSet<>();

    /// @param operator the address that sends in our name
    Gas(ChainNode node, Optional<String> operator) {
        this.node = node;
        this.operator = operator;
    }

    /// The same transactions may be read again.
    void begin() {
        seen.clear();
    }

    /// The log, with what its transaction cost if it is the first one of it.
    ///
    /// @throws JsonRpc.Failure when the chain has moved meanwhile
    ChainLog on(ChainLog log) {
        var place = log.place();
        if (operator.isEmpty() || !seen.add(place.blockHash() + place.transaction())) {
            return log;
        }
        var receipt =
                node.receipt(place.transaction())
                        .filter(r -> r.blockHash().equals(place.blockHash()))
                        .orElseThrow(
                                () -> new JsonRpc.Failure("the chain moved while it was read"));
        try {
            var said = (ObjectNode) JSON.readTree(log.said());
            write(said, receipt, operator.get().equals(receipt.from()));
            return log.saying(said.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a log was read as something that is no JSON", e);
        }
    }

    /// @param ours whether it was sent in our name
    static void write(ObjectNode said, Receipt receipt, boolean ours) {
        said.putObject("gas")
                .put("from", receipt.from())
                .put("used", receipt.used().toString())
                .put("cost", receipt.cost().toString())
                .put("ours", ours);
    }
}
