package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.payment.escrow.AbiEvent.Parameter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.EventEncoder;

/// How a contract is asked to pay what it holds to the seller: a function of its ABI, and what each
/// of its parameters is given.
///
/// @param selector of the function
/// @param arguments in order, with the members of a struct in its place
/// @param by which parameter of the locking event names who may ask; null where none does
record ReleaseCall(String selector, List<Argument> arguments, @Nullable String by) {
    private static final String ESCROW = "#escrow";
    private static final String AMOUNT = "#amount";
    private static final int WORD = 64;
    private static final int SELECTOR = 10;

    /// What a parameter is given.
    ///
    /// @param source `#escrow`, `#amount`, or a parameter of the event that locked the money
    record Argument(String type, String source) {}

    ReleaseCall {
        arguments = List.copyOf(arguments);
    }

    /// Reads `{"function": "release", "of": {"escrowId": "#escrow", …}, "by": "buyer"}`.
    ///
    /// @param known the parameters of the locking events
    /// @throws IllegalArgumentException when it contradicts the ABI
    static ReleaseCall of(String mapping, JsonNode abi, JsonNode rule, Set<String> known) {
        var name = rule.path("function").asText();
        var found =
                StreamSupport.stream(abi.spliterator(), false)
                        .filter(e -> e.path("type").asText().equals("function"))
                        .filter(e -> e.path("name").asText().equals(name))
                        .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "the ABI of %s has %d functions %s".formatted(mapping, found.size(), name));
        }
        var inputs = found.getFirst().path("inputs");
        var flat = new ArrayList<Parameter>();
        inputs.forEach(input -> AbiEvent.flatten("", input, false, flat));
        var sources = new HashMap<String, String>();
        rule.path("of").properties().forEach(e -> sources.put(e.getKey(), e.getValue().asText()));
        var arguments =
                flat.stream().map(p -> new Argument(p.type(), source(p.name(), sources))).toList();
        var by = rule.path("by").asText("");
        var call = new ReleaseCall(selector(name, inputs), arguments, by.isEmpty() ? null : by);
        call.check(mapping, known);
        return call;
    }

    /// EventEncoder hashes a signature whole; a function goes by the first four bytes.
    private static String selector(String name, JsonNode inputs) {
        var hash = EventEncoder.buildEventSignature(name + AbiEvent.signature(inputs));
        return hash.substring(0, SELECTOR);
    }

    /// A struct of the call may be given a struct of the event.
    private static String source(String parameter, Map<String, String> sources) {
        var dot = parameter.indexOf('.');
        var struct = dot < 0 ? null : sources.get(parameter.substring(0, dot));
        var source = struct == null ? sources.get(parameter) : struct + parameter.substring(dot);
        if (source == null) {
            throw new IllegalArgumentException("nothing is said for the parameter " + parameter);
        }
        return source;
    }

    private void check(String mapping, Set<String> known) {
        var wanted = new ArrayList<String>();
        arguments.forEach(argument -> wanted.add(argument.source()));
        if (by != null) {
            wanted.add(by);
        }
        for (var source : wanted) {
            if (!source.startsWith("#") && !known.contains(source)) {
                throw new IllegalArgumentException(
                        "no event of %s locks money and has a parameter %s"
                                .formatted(mapping, source));
            }
        }
        for (var argument : arguments) {
            if (!argument.type().matches("address|bool|u?int[0-9]*|bytes[0-9]+")) {
                throw new IllegalArgumentException(
                        "a parameter of this type cannot be given: " + argument.type());
            }
        }
    }

    /// The call's data.
    ///
    /// @param locked what the event that locked the money says
    /// @throws IllegalArgumentException when it does not say enough
    String encode(String escrow, BigInteger amount, Map<String, String> locked) {
        var data = new StringBuilder(selector);
        for (var argument : arguments) {
            var value =
                    switch (argument.source()) {
                        case ESCROW -> escrow;
                        case AMOUNT -> amount.toString();
                        default -> Objects.requireNonNullElse(locked.get(argument.source()), "");
                    };
            data.append(word(argument.type(), value));
        }
        return data.toString();
    }

    private static String word(String type, String value) {
        if (type.startsWith("bytes")) {
            var hex = value.startsWith("0x") ? value.substring(2) : "";
            if (hex.isEmpty() || hex.length() > WORD || !hex.matches("[0-9a-fA-F]+")) {
                throw new IllegalArgumentException("no bytes: " + type);
            }
            return hex + "0".repeat(WORD - hex.length());
        }
        var number = number(type, value);
        var bits = number.signum() < 0 ? BigInteger.TWO.pow(4 * WORD).add(number) : number;
        var hex = bits.toString(16);
        return "0".repeat(WORD - hex.length()) + hex;
    }

    private static BigInteger number(String type, String value) {
        if (type.equals("bool")) {
            return Boolean.parseBoolean(value) ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (type.equals("address")) {
            if (!value.matches("0x[0-9a-fA-F]{40}")) {
                throw new IllegalArgumentException("no address");
            }
            return new BigInteger(value.substring(2), 16);
        }
        // An escrow's number is written as it was read: decimals, or hex where it is bytes.
        return value.startsWith("0x")
                ? new BigInteger(value.substring(2), 16)
                : new BigInteger(value);
    }
}
