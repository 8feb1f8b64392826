package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A node of a chain, asked through its JSON-RPC interface.
final class ChainNode {
    private final JsonRpc rpc;

    ChainNode(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /// The other half of what a node can do.
    Outgoing outgoing() {
        return new Outgoing(rpc);
    }

    /// A block's head.
    ///
    /// @param parent the hash of the block before
    /// @param at the time that its maker gave it
    record Block(long number, String hash, String parent, Instant at) {}

    /// What a contract logged.
    ///
    /// @param topics the event's hash, and the indexed parameters
    /// @param data the other parameters, in hex
    record Log(
            long block,
            String blockHash,
            int index,
            String transaction,
            String address,
            List<String> topics,
            String data) {
        Log {
            topics = List.copyOf(topics);
        }
    }

    /// What a transaction came to.
    ///
    /// @param ok whether it did what it should; if not, all it did was to cost
    /// @param from who sent it, and paid for it
    /// @param cost in the coin's smallest unit
    record Receipt(
            long block,
            String blockHash,
            boolean ok,
            String from,
            BigInteger used,
            BigInteger cost) {}

    long chainId() {
        return number(rpc.call("eth_chainId", List.of())).longValueExact();
    }

    /// The number of the newest block.
    long head() {
        return number(rpc.call("eth_blockNumber", List.of())).longValueExact();
    }

    /// The block that the node takes for this number's now.
    Optional<Block> block(long number) {
        return present(rpc.call("eth_getBlockByNumber", List.of(hex(number), false)))
                .map(ChainNode::block);
    }

    /// What a contract logged in this very block, whatever the node takes for its chain.
    List<Log> logs(String blockHash, String contract, Collection<String> events) {
        return logs(Map.of("blockHash", blockHash), contract, events);
    }

    /// What a contract logged from one block to another, both included.
    List<Log> logs(long from, long to, String contract, Collection<String> events) {
        return logs(Map.of("fromBlock", hex(from), "toBlock", hex(to)), contract, events);
    }

    /// What a transaction came to; empty while it lies in no block.
    Optional<Receipt> receipt(String transaction) {
        return present(rpc.call("eth_getTransactionReceipt", List.of(transaction)))
                .map(ChainNode::receipt);
    }

    private static Receipt receipt(JsonNode receipt) {
        var used = number(receipt.path("gasUsed"));
        return new Receipt(
                number(receipt.path("blockNumber")).longValueExact(),
                low(receipt.path("blockHash")),
                number(receipt.path("status")).signum() > 0,
                low(receipt.path("from")),
                used,
                used.multiply(price(receipt.path("effectiveGasPrice"))));
    }

    /// A node that does not say it keeps nobody from following.
    private static BigInteger price(JsonNode price) {
        return price.isTextual() ? number(price) : BigInteger.ZERO;
    }

    private List<Log> logs(Map<String, String> where, String contract, Collection<String> events) {
        var filter = new HashMap<String, Object>(where);
        filter.put("address", contract);
        filter.put("topics", List.of(List.copyOf(events)));
        return logs(rpc.call("eth_getLogs", List.of(filter)));
    }

    private static List<Log> logs(JsonNode found) {
        var logs = new ArrayList<Log>();
        for (var log : found) {
            // What a reorganisation took away is not there.
            if (!log.path("removed").asBoolean()) {
                logs.add(log(log));
            }
        }
        return logs;
    }

    private static Log log(JsonNode log) {
        var topics = new ArrayList<String>();
        log.path("topics").forEach(topic -> topics.add(low(topic)));
        return new Log(
                number(log.path("blockNumber")).longValueExact(),
                low(log.path("blockHash")),
                number(log.path("logIndex")).intValueExact(),
                low(log.path("transactionHash")),
                low(log.path("address")),
                topics,
                low(log.path("data")));
    }

    private static Block block(JsonNode block) {
        return new Block(
                number(block.path("number")).longValueExact(),
                low(block.path("hash")),
                low(block.path("parentHash")),
                Instant.ofEpochSecond(number(block.path("timestamp")).longValueExact()));
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    private static String low(JsonNode node) {
        return node.asText().toLowerCase(Locale.ROOT);
    }

    static BigInteger number(JsonNode node) {
        var text = node.asText();
        if (!text.matches("0x[0-9a-fA-F]+")) {
            throw new JsonRpc.Failure("the node answers with something that is no number");
        }
        return new BigInteger(text.substring(2), 16);
    }
}
