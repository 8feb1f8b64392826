package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.payment.domain.ChainLog;
import dev.ordertrail.payment.escrow.ChainNode.Log;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.web3j.abi.EventEncoder;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MappingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String WORD = "0".repeat(24);
    private static final String PAYER = "70997970c51812dc3a010c7d01b50e0d17dc79c8";

    /// An escrow that a real contract keeps for each payee, described from outside.
    private static final String OPENZEPPELIN =
            """
            {"Deposited": {"means": "LOCKED", "fields": {"escrow": "payee", "amount": "weiAmount"}},
             "Withdrawn": {"means": "RELEASED", "fields": {"escrow": "payee", "amount": "weiAmount"}}}
            """;

    @Test
    void the_logs_of_a_real_run_say_what_was_deposited_and_withdrawn() throws IOException {
        var mapping = openZeppelin();
        var sum = BigInteger.ZERO;
        var read = new ArrayList<ChainLog>();
        for (var step : Exchanges.json("oz-escrow-run.before-fork.json").path("steps")) {
            for (var log : step.path("receipt").path("logs")) {
                var topics = texts(log.path("topics"));
                if (mapping.of(topics).isPresent()) {
                    read.add(Reading.of(mapping, log(log, topics), NOON));
                }
            }
        }

        for (var log : read) {
            assertThat(log.escrow()).matches("0x[0-9a-f]{40}");
            var amount = java.util.Objects.requireNonNull(log.amount());
            sum = log.means().equals("LOCKED") ? sum.add(amount) : sum.subtract(amount);
        }
        assertThat(read).extracting(ChainLog::event).contains("Deposited", "Withdrawn");
        assertThat(read).extracting(ChainLog::amount).contains(BigInteger.ONE);
        assertThat(sum.signum()).isNotNegative();
    }

    @Test
    void the_events_of_a_published_abi_are_read() {
        assertThat(AbiEvent.all(Exchanges.json("RefundEscrow.abi.json")))
                .extracting(AbiEvent::name)
                .containsExactly(
                        "Deposited",
                        "OwnershipTransferred",
                        "RefundsClosed",
                        "RefundsEnabled",
                        "Withdrawn");
    }

    @Test
    void a_transaction_that_was_reverted_logs_nothing() {
        var reverted = new ArrayList<JsonNode>();
        for (var step : Exchanges.json("oz-escrow-run.before-fork.json").path("steps")) {
            if (step.path("receipt").path("status").asText().equals("0x0")) {
                reverted.add(step);
            }
        }
        assertThat(reverted).isNotEmpty();
        assertThat(reverted).allMatch(step -> step.path("receipt").path("logs").isEmpty());
    }

    @Test
    void a_struct_lies_in_the_data_as_its_members_do() {
        var mapping = Mapping.load("auth-capture");
        var topic =
                EventEncoder.buildEventSignature(
                        "PaymentAuthorized(bytes32,(address,address,address,address,uint120,uint48,uint48,uint48,uint16,uint16,address,uint256),uint256,address)");
        var hash = "0x" + "ab".repeat(32);
        var data =
                "0x"
                        + (WORD + PAYER).repeat(3)
                        + WORD
                        + "833589fcd6edb6e08f4c7c32d4f71b54bda02913"
                        + word(200_000_000)
                        + word(1).repeat(2)
                        + word(1_800_000_000)
                        + word(0).repeat(2)
                        + WORD
                        + PAYER
                        + word(42)
                        + word(200_000_000)
                        + WORD
                        + PAYER;

        var log = Reading.of(mapping, raw(List.of(topic, hash), data), NOON);

        assertThat(log.means()).isEqualTo("LOCKED");
        assertThat(log.escrow()).isEqualTo(hash);
        assertThat(log.amount()).isEqualTo(200_000_000);
        assertThat(log.token()).isEqualTo("0x833589fcd6edb6e08f4c7c32d4f71b54bda02913");
    }

    /// The events of ERC-792 and ERC-1497, as an arbitrator's users log them.
    @Test
    void a_dispute_and_its_ruling_are_read() throws IOException {
        var mapping = Mapping.load("arbitrable");
        var arbitrator = "0x" + WORD + "988b3a538b618c7a603e1c11ab82cd16dbe28069";
        var dispute = EventEncoder.buildEventSignature("Dispute(address,uint256,uint256,uint256)");
        var ruling = EventEncoder.buildEventSignature("Ruling(address,uint256,uint256)");

        var opened =
                Reading.of(
                        mapping,
                        raw(
                                List.of(dispute, arbitrator, "0x" + word(42)),
                                "0x" + word(7) + word(7)),
                        NOON);
        var decided =
                Reading.of(
                        mapping,
                        raw(List.of(ruling, arbitrator, "0x" + word(42)), "0x" + word(2)),
                        NOON);

        assertThat(opened.escrow()).isEqualTo("7");
        assertThat(opened.dispute()).isEqualTo("42");
        assertThat(decided.dispute()).isEqualTo("42");
        assertThat(JSON.readTree(decided.said()).at("/fields/decision").asText()).isEqualTo("WON");
    }

    @Test
    void a_log_that_does_not_fit_its_event_is_kept_for_a_human() {
        var mapping = Mapping.load("marketplace");
        var topic = EventEncoder.buildEventSignature("EscrowReleased(bytes32,uint256)");

        for (var data : List.of("0x", "0x00", "no hex")) {
            var log = Reading.of(mapping, raw(List.of(topic, "0x" + word(7)), data), NOON);
            assertThat(log.means()).isEqualTo("NOTED");
            assertThat(log.escrow()).isNull();
        }
    }

    @Test
    void a_mapping_that_contradicts_its_abi_is_refused() throws IOException {
        var abi = JSON.createObjectNode().set("abi", Exchanges.json("Escrow.abi.json"));
        var unknown = ((com.fasterxml.jackson.databind.node.ObjectNode) abi.deepCopy());
        unknown.set("events", JSON.readTree("{'Paid':{'means':'LOCKED'}}".replace('\'', '"')));
        assertThatThrownBy(() -> Mapping.read("x", unknown)).hasMessageContaining("0 events Paid");
        var missing = ((com.fasterxml.jackson.databind.node.ObjectNode) abi.deepCopy());
        missing.set(
                "events",
                JSON.readTree(
                        "{'Deposited':{'means':'LOCKED','fields':{'amount':'wei'}}}"
                                .replace('\'', '"')));
        assertThatThrownBy(() -> Mapping.read("x", missing))
                .hasMessageContaining("no parameter wei");
        assertThatThrownBy(() -> Mapping.load("nobody")).hasMessageContaining("nobody");
    }

    private static Mapping openZeppelin() throws IOException {
        var file = JSON.createObjectNode();
        file.set("abi", Exchanges.json("Escrow.abi.json"));
        file.set("events", JSON.readTree(OPENZEPPELIN));
        return Mapping.read("openzeppelin", file);
    }

    private static Log raw(List<String> topics, String data) {
        return new Log(1, "0x01", 0, "0x02", "0x03", topics, data);
    }

    private static Log log(JsonNode log, List<String> topics) {
        return new Log(
                Long.decode(log.path("blockNumber").asText()),
                log.path("blockHash").asText(),
                Integer.decode(log.path("logIndex").asText()),
                log.path("transactionHash").asText(),
                log.path("address").asText(),
                topics,
                log.path("data").asText());
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }
}
