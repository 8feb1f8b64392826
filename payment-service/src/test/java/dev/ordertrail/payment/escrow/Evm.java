package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;

/// A real chain with a compiled contract on it, as buyers and sellers use it.
final class Evm {
    static final long CHAIN = 31337;

    /// The key of the contract's arbiter: every chain of this node gives its first account this
    /// one.
    static final String ARBITER_KEY =
            "0x4f3edf983ac636a65a842ce7c78d9aa706d3b113bce9c46f30d7d21715b23b1d";

    private final JsonRpc rpc;
    private final List<String> accounts = new ArrayList<>();
    private final String contract;

    Evm(String url, String contract) {
        rpc = new JsonRpc(HttpClient.newHttpClient(), URI.create(url), Duration.ofSeconds(20));
        rpc.call("eth_accounts", List.of()).forEach(a -> accounts.add(a.asText()));
        this.contract = contract;
    }

    /// Puts the contract on the chain.
    ///
    /// @return its address
    static String deploy(String url, String bytecode) {
        var deployer = new Evm(url, "");
        var transaction =
                Map.of("from", deployer.accounts.getFirst(), "data", bytecode, "gas", "0x4c4b40");
        return deployer.receipt(deployer.send(transaction)).path("contractAddress").asText();
    }

    /// The buyer, who is no arbiter.
    String buyer() {
        return accounts.get(1);
    }

    String seller() {
        return accounts.get(2);
    }

    /// Puts coins into a new escrow.
    String create(String escrow, String order, BigInteger wei) {
        return call(
                buyer(),
                wei,
                new Function(
                        "create",
                        List.of(id(escrow), new Utf8String(order), new Address(seller())),
                        List.of()));
    }

    String release(String escrow, BigInteger wei) {
        return call(buyer(), BigInteger.ZERO, function("release", id(escrow), new Uint256(wei)));
    }

    /// A release that is put before others in the next block, and is not waited for.
    String releaseFirst(String escrow, BigInteger wei) {
        var function = function("release", id(escrow), new Uint256(wei));
        var transaction = new java.util.HashMap<String, String>(transaction(buyer(), function));
        transaction.put("gasPrice", "0x174876e800");
        return rpc.call("eth_sendTransaction", List.of(transaction)).asText();
    }

    /// Nothing is taken into a block any more, until [#go].
    void halt() {
        rpc.call("miner_stop", List.of());
    }

    void go() {
        rpc.call("miner_start", List.of());
    }

    String arbiter() {
        return accounts.getFirst().toLowerCase(java.util.Locale.ROOT);
    }

    long sentByArbiter() {
        return Long.decode(
                rpc.call("eth_getTransactionCount", List.of(arbiter(), "latest")).asText());
    }

    /// What a transaction cost whoever sent it.
    BigInteger cost(String hash) {
        var receipt = receipt(hash);
        return new BigInteger(receipt.path("gasUsed").asText().substring(2), 16)
                .multiply(
                        new BigInteger(
                                receipt.path("effectiveGasPrice").asText().substring(2), 16));
    }

    String refund(String escrow, BigInteger wei) {
        return call(seller(), BigInteger.ZERO, function("refund", id(escrow), new Uint256(wei)));
    }

    String dispute(String escrow) {
        return call(buyer(), BigInteger.ZERO, function("dispute", id(escrow)));
    }

    void mine(int blocks) {
        for (var i = 0; i < blocks; i++) {
            rpc.call("evm_mine", List.of());
        }
    }

    long head() {
        return Long.decode(rpc.call("eth_blockNumber", List.of()).asText());
    }

    /// Where the chain is now, to come back to.
    String snapshot() {
        return rpc.call("evm_snapshot", List.of()).asText();
    }

    /// Back to where the chain was: what is mined from here on is another fork.
    void revert(String snapshot) {
        rpc.call("evm_revert", List.of(snapshot));
        // Another time makes another block, even of the same transactions.
        rpc.call("evm_increaseTime", List.of(7));
    }

    private String call(String from, BigInteger wei, Function function) {
        return send(
                Map.of(
                        "from",
                        from,
                        "to",
                        contract,
                        "value",
                        "0x" + wei.toString(16),
                        "gas",
                        "0x100000",
                        "data",
                        FunctionEncoder.encode(function)));
    }

    private Map<String, String> transaction(String from, Function function) {
        return Map.of(
                "from",
                from,
                "to",
                contract,
                "gas",
                "0x100000",
                "data",
                FunctionEncoder.encode(function));
    }

    private String send(Map<String, String> transaction) {
        var hash = rpc.call("eth_sendTransaction", List.of(transaction)).asText();
        if (!receipt(hash).path("status").asText().equals("0x1")) {
            throw new IllegalStateException("the transaction was reverted: " + hash);
        }
        return hash;
    }

    private JsonNode receipt(String hash) {
        return rpc.call("eth_getTransactionReceipt", List.of(hash));
    }

    @SuppressWarnings("rawtypes") // the library's own signature is raw
    private static Function function(String name, Type... parameters) {
        return new Function(name, List.of(parameters), List.of());
    }

    private static Bytes32 id(String escrow) {
        return new Bytes32(HexFormat.of().parseHex(escrow.substring(2)));
    }
}
