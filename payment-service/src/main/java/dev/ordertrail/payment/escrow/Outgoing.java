package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What is needed to send transactions through a node.
///
/// @param rpc the node's
record Outgoing(JsonRpc rpc) {

    /// How many transactions of this account are on the chain up to a block.
    long countAt(String account, long block) {
        return count(account, "0x" + Long.toHexString(block));
    }

    /// The same with those that wait at the node.
    long countPending(String account) {
        return count(account, "pending");
    }

    private long count(String account, String until) {
        return ChainNode.number(rpc.call("eth_getTransactionCount", List.of(account, until)))
                .longValueExact();
    }

    /// How much a transaction would use.
    ///
    /// @throws JsonRpc.Refusal when it would not do what it should
    BigInteger estimate(String from, String to, String data) {
        var call = Map.of("from", from, "to", to, "data", data);
        return ChainNode.number(rpc.call("eth_estimateGas", List.of(call)));
    }

    /// What a unit of gas costs now, at most for a while: the base fee may double before the
    /// transaction is in a block.
    Fee fee() {
        var latest = rpc.call("eth_getBlockByNumber", List.of("latest", false));
        var base = latest.path("baseFeePerGas");
        if (base.isMissingNode()) {
            var price = ChainNode.number(rpc.call("eth_gasPrice", List.of()));
            return new Fee(price, price);
        }
        var tip = ChainNode.number(rpc.call("eth_maxPriorityFeePerGas", List.of()));
        return new Fee(tip, ChainNode.number(base).multiply(BigInteger.TWO).add(tip).max(tip));
    }

    /// What is paid for a unit of gas, in the coin's smallest unit.
    ///
    /// @param tip what the block's maker gets of it
    /// @param most in all
    record Fee(BigInteger tip, BigInteger most) {}

    /// Hands a signed transaction over.
    ///
    /// @return its hash, as the node says
    /// @throws JsonRpc.Refusal when the node does not take it; it may have it already
    String send(String signed) {
        JsonNode hash = rpc.call("eth_sendRawTransaction", List.of(signed));
        return hash.asText().toLowerCase(Locale.ROOT);
    }
}
