package dev.ordertrail.payment.escrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReleaseCallTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ESCROW = "0x" + "ab".repeat(32);
    private static final BigInteger AMOUNT = new BigInteger("1000000000000000001");

    @Test
    void a_marketplaces_escrow_is_asked_as_its_library_would() {
        var call = Mapping.load("marketplace").release().orElseThrow();
        var function =
                new Function(
                        "release",
                        List.of(
                                new Bytes32(HexFormat.of().parseHex(ESCROW.substring(2))),
                                new Uint256(AMOUNT)),
                        List.of());

        assertThat(call.encode(ESCROW, AMOUNT, Map.of()))
                .isEqualTo(FunctionEncoder.encode(function));
        assertThat(call.by()).isEqualTo("buyer");
    }

    @Test
    void a_struct_is_given_back_as_the_event_said_it() {
        var call = Mapping.load("auth-capture").release().orElseThrow();
        var selector =
                EventEncoder.buildEventSignature(
                                "capture((address,address,address,address,uint120,uint48,uint48,uint48,uint16,uint16,address,uint256),uint256,uint16,address)")
                        .substring(0, 10);
        var locked = new HashMap<String, String>();
        var words = new StringBuilder();
        for (var name : List.of("operator", "payer", "receiver", "token")) {
            locked.put("paymentInfo." + name, "0x" + "0a".repeat(20));
            words.append("0".repeat(24)).append("0a".repeat(20));
        }
        var number = 1;
        for (var name :
                List.of(
                        "maxAmount",
                        "preApprovalExpiry",
                        "authorizationExpiry",
                        "refundExpiry",
                        "minFeeBps",
                        "maxFeeBps")) {
            locked.put("paymentInfo." + name, String.valueOf(number));
            words.append("%064x".formatted(number++));
        }
        locked.put("paymentInfo.feeReceiver", "0x" + "0b".repeat(20));
        words.append("0".repeat(24)).append("0b".repeat(20));
        locked.put("paymentInfo.salt", "77");
        words.append("%064x".formatted(77));
        words.append("%064x".formatted(AMOUNT)).append("%064x".formatted(5));
        words.append("0".repeat(24)).append("0b".repeat(20));

        assertThat(call.encode(ESCROW, AMOUNT, locked)).isEqualTo(selector + words);
        assertThatThrownBy(() -> call.encode(ESCROW, AMOUNT, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'function':'pay','of':{}}",
                "{'function':'release','of':{'escrowId':'#escrow'}}",
                "{'function':'release','of':{'escrowId':'#escrow','amount':'price'}}",
                "{'function':'release','of':{'escrowId':'#escrow','amount':'#amount'},'by':'nobody'}"
            })
    void a_call_that_contradicts_the_abi_is_refused(String rule) throws IOException {
        var file =
                (ObjectNode)
                        JSON.readTree(
                                Mapping.class.getResourceAsStream("/escrow/marketplace.json"));
        file.set("release", JSON.readTree(rule.replace('\'', '"')));

        assertThatThrownBy(() -> Mapping.read("mine", file))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_signed_transaction_has_the_hash_that_the_chain_will_give_it() {
        var operator = Operator.of(Evm.ARBITER_KEY);
        var fee = new Outgoing.Fee(BigInteger.ONE, BigInteger.TEN);
        var call =
                new Operator.Call(
                        1, 0, BigInteger.valueOf(21000), "0x" + "0a".repeat(20), "0x", fee);

        var signed = operator.sign(call);

        assertThat(operator.address()).isEqualTo("0x90f8bf6a479f320ead074411a4b0e7944ea8c9c1");
        assertThat(signed).isEqualTo(operator.sign(call));
        assertThat(signed.raw()).startsWith("0x02");
        assertThat(signed.hash()).matches("0x[0-9a-f]{64}");
        for (var key : List.of("", "0x", "0".repeat(64), "x".repeat(64))) {
            assertThatThrownBy(() -> Operator.of(key)).isInstanceOf(RuntimeException.class);
        }
    }
}
