package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ordertrail.payment.escrow.ChainNode.Log;
import dev.ordertrail.payment.escrow.Exchanges.Exchange;
import dev.ordertrail.payment.escrow.Exchanges.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Published answers of Ethereum nodes.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChainNodeTest {

    static Stream<Exchange> exchanges() {
        return Exchanges.exchanges();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void a_published_answer_is_taken_for_what_it_says(Exchange exchange) {
        try (var node = new Node(exchange.answer())) {
            var method = exchange.question().path("method").asText();
            if (exchange.answer().has("error")) {
                assertThatThrownBy(() -> node.rpc().call(method, List.of()))
                        .isInstanceOfSatisfying(
                                JsonRpc.Refusal.class,
                                e ->
                                        assertThat(e.code())
                                                .isEqualTo(
                                                        exchange.answer()
                                                                .at("/error/code")
                                                                .asInt()));
                return;
            }
            assertThat(node.rpc().call(method, List.of()))
                    .isEqualTo(exchange.answer().path("result"));
            read(new ChainNode(node.rpc()), method, exchange.answer().path("result"));
            assertThat(node.asked.getFirst().path("jsonrpc").asText()).isEqualTo("2.0");
        }
    }

    /// Reads the answer as the follower would, where the follower asks such a thing.
    private static void read(ChainNode node, String method, JsonNode result) {
        switch (method) {
            case "eth_blockNumber" -> assertThat(node.head()).isEqualTo(number(result));
            case "eth_getBlockByNumber" -> {
                var block = node.block(1).orElseThrow();
                assertThat(block.hash()).isEqualTo(result.path("hash").asText());
                assertThat(block.parent()).isEqualTo(result.path("parentHash").asText());
                assertThat(block.number()).isEqualTo(number(result.path("number")));
                assertThat(block.at().getEpochSecond()).isEqualTo(number(result.path("timestamp")));
            }
            case "eth_getLogs" ->
                    assertThat(node.logs("0x01", "0x02", Set.of()))
                            .extracting(Log::transaction)
                            .containsExactlyElementsOf(texts(result, "transactionHash"));
            case "eth_getBlockReceipts",
                    "eth_getTransactionReceipt",
                    "eth_getTransactionByHash" -> {
                // The follower asks for none of these.
            }
            default -> throw new IllegalStateException("an exchange of another kind: " + method);
        }
    }

    @Test
    void a_log_that_was_taken_away_is_not_there() {
        var answer = Exchanges.exchange("execapi-eth_getLogs-contract-addr.io").answer();
        for (var log : answer.path("result")) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) log).put("removed", true);
        }
        try (var node = new Node(answer)) {
            assertThat(new ChainNode(node.rpc()).logs(1, 4, "0x01", Set.of())).isEmpty();
        }
    }

    @Test
    void what_is_no_answer_is_a_failure() {
        var empty = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
        try (var node = new Node(empty)) {
            assertThatThrownBy(() -> new ChainNode(node.rpc()).head())
                    .isInstanceOf(JsonRpc.Failure.class);
        }
        var nonsense = JsonNodeFactory.instance.objectNode().put("result", "soon");
        try (var node = new Node(nonsense)) {
            assertThatThrownBy(() -> new ChainNode(node.rpc()).head())
                    .isInstanceOf(JsonRpc.Failure.class);
        }
    }

    private static long number(JsonNode hex) {
        return Long.decode(hex.asText());
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.findValuesAsText(field);
    }
}
