package dev.ordertrail.payment.escrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.web3j.abi.EventEncoder;

/// A chain that changes its mind as often as it is told to, behind a node's interface.
final class InventedChain implements AutoCloseable {
    static final long ID = 99;
    static final String CONTRACT = "0x" + "c0".repeat(20);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RELEASED =
            EventEncoder.buildEventSignature("EscrowReleased(bytes32,uint256)");

    /// A block with the amounts that the contract logs in it.
    record Mined(long number, String hash, String parent, List<Long> amounts) {}

    private final List<Mined> chain = new ArrayList<>();
    private final Map<String, Mined> byHash = new HashMap<>();
    private final HttpServer server;
    private long made;

    InventedChain() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        mine(List.of());
    }

    ChainNode node() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new ChainNode(
                new JsonRpc(HttpClient.newHttpClient(), address, Duration.ofSeconds(10)));
    }

    synchronized void mine(List<Long> amounts) {
        var parent = chain.isEmpty() ? hash(0) : chain.getLast().hash();
        var block = new Mined(chain.size(), hash(++made), parent, amounts);
        chain.add(block);
        byHash.put(block.hash(), block);
    }

    /// Forgets the newest blocks.
    synchronized void forget(int blocks) {
        for (var i = 0; i < blocks && chain.size() > 1; i++) {
            chain.removeLast();
        }
    }

    synchronized List<Mined> blocks() {
        return List.copyOf(chain);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String hash(long number) {
        return "0x%064x".formatted(number);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question = JSON.readTree(exchange.getRequestBody());
            var said = JSON.createObjectNode().put("jsonrpc", "2.0");
            said.set("id", question.path("id"));
            said.set("result", result(question));
            var bytes = said.toString().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized JsonNode result(JsonNode question) {
        var first = question.path("params").path(0);
        return switch (question.path("method").asText()) {
            case "eth_chainId" -> JSON.getNodeFactory().textNode(hex(ID));
            case "eth_blockNumber" -> JSON.getNodeFactory().textNode(hex(chain.size() - 1L));
            case "eth_getBlockByNumber" -> {
                var number = Long.decode(first.asText());
                yield number < chain.size()
                        ? block(chain.get((int) (long) number))
                        : JSON.nullNode();
            }
            case "eth_getLogs" -> logs(first);
            default -> throw new IllegalStateException("nobody asks this");
        };
    }

    private ArrayNode logs(JsonNode filter) {
        var logs = JSON.createArrayNode();
        if (filter.has("blockHash")) {
            var block = byHash.get(filter.path("blockHash").asText());
            if (block != null) {
                add(logs, block);
            }
            return logs;
        }
        var from = Long.decode(filter.path("fromBlock").asText());
        var to = Long.decode(filter.path("toBlock").asText());
        for (var block : chain) {
            if (block.number() >= from && block.number() <= to) {
                add(logs, block);
            }
        }
        return logs;
    }

    private static void add(ArrayNode logs, Mined block) {
        var index = 0;
        for (var amount : block.amounts()) {
            ObjectNode log = logs.addObject();
            log.put("address", CONTRACT)
                    .put("data", hash(amount))
                    .put("blockNumber", hex(block.number()))
                    .put("blockHash", block.hash())
                    .put("transactionHash", hash(amount))
                    .put("logIndex", hex(index++));
            log.putArray("topics").add(RELEASED).add(hash(7));
        }
    }

    private static ObjectNode block(Mined block) {
        return JSON.createObjectNode()
                .put("number", hex(block.number()))
                .put("hash", block.hash())
                .put("parentHash", block.parent())
                .put("timestamp", hex(1_700_000_000 + block.number()));
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
