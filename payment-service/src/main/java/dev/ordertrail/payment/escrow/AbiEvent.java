package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Type;

/// An event of a contract's ABI, and the reading of its logs.
///
/// @param name the event's
/// @param topic the first topic of its logs: the hash of its signature
/// @param parameters in order, with the members of a struct in its place
record AbiEvent(String name, String topic, List<Parameter> parameters) {

    /// A parameter.
    ///
    /// @param name its own; of a struct's member `struct.member`
    /// @param indexed whether it is in the topics
    record Parameter(String name, String type, boolean indexed) {
        /// Of something indexed that has no fixed length, the log has only the hash.
        boolean isHashed() {
            return indexed && (type.equals("string") || type.equals("bytes") || type.endsWith("]"));
        }
    }

    AbiEvent {
        parameters = List.copyOf(parameters);
    }

    /// A log that is not one of this event.
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misfit(String why, @Nullable Exception cause) {
            super(why, cause);
        }
    }

    /// The events of an ABI.
    ///
    /// @throws IllegalArgumentException when it is none, or has a type that cannot be read
    static List<AbiEvent> all(JsonNode abi) {
        if (!abi.isArray()) {
            throw new IllegalArgumentException("an ABI is a JSON array");
        }
        return StreamSupport.stream(abi.spliterator(), false)
                .filter(entry -> entry.path("type").asText().equals("event"))
                .filter(entry -> !entry.path("anonymous").asBoolean())
                .map(AbiEvent::of)
                .toList();
    }

    private static AbiEvent of(JsonNode entry) {
        var parameters = new ArrayList<Parameter>();
        for (var input : entry.path("inputs")) {
            flatten("", input, input.path("indexed").asBoolean(), parameters);
        }
        var name = entry.path("name").asText();
        var signature = name + signature(entry.path("inputs"));
        return new AbiEvent(name, EventEncoder.buildEventSignature(signature), parameters);
    }

    Set<String> names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /// What a log says: numbers as decimals, addresses and bytes in lower-case hex.
    ///
    /// @throws Misfit when the log does not fit the event
    Map<String, String> decode(List<String> topics, String data) {
        try {
            return decoded(topics, data);
        } catch (RuntimeException e) {
            throw new Misfit("a log does not fit the event " + name, e);
        }
    }

    private Map<String, String> decoded(List<String> topics, String data) {
        var inData = parameters.stream().filter(p -> !p.indexed()).toList();
        if (topics.size() != 1 + parameters.size() - inData.size()) {
            throw new IllegalArgumentException("the log has another number of topics");
        }
        var values =
                FunctionReturnDecoder.decode(
                        data, inData.stream().map(p -> reference(p.type())).toList());
        if (values.size() != inData.size()) {
            throw new IllegalArgumentException("the log has too little data");
        }
        var said = new LinkedHashMap<String, String>();
        var topic = topics.iterator();
        topic.next();
        var value = values.iterator();
        for (var p : parameters) {
            said.put(p.name(), p.indexed() ? ofTopic(p, topic.next()) : text(value.next()));
        }
        return said;
    }

    private static String ofTopic(Parameter p, String topic) {
        return p.isHashed()
                ? topic
                : text(FunctionReturnDecoder.decodeIndexedValue(topic, reference(p.type())));
    }

    private static String text(Type<?> value) {
        return switch (value.getValue()) {
            case byte[] bytes -> "0x" + HexFormat.of().formatHex(bytes);
            case BigInteger number -> number.toString();
            case List<?> list ->
                    list.stream().map(e -> text((Type<?>) e)).collect(Collectors.joining(","));
            // PostgreSQL keeps no zero byte in a text, and anybody may log one.
            case Object other -> other.toString().replace('\0', '\uFFFD');
        };
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own signatures are raw
    private static TypeReference<Type> reference(String type) {
        try {
            return TypeReference.makeTypeReference(type, false, false);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("not a type of an ABI: " + type, e);
        }
    }

    /// A struct whose members all have a fixed length lies in the data as its members would.
    static void flatten(String prefix, JsonNode input, boolean indexed, List<Parameter> into) {
        var type = input.path("type").asText();
        var name = prefix + input.path("name").asText();
        if (!type.startsWith("tuple")) {
            reference(type); // refused now rather than at the first log
            into.add(new Parameter(name, type, indexed));
            return;
        }
        if (!type.equals("tuple") || indexed || !isFixed(input)) {
            throw new IllegalArgumentException("a struct of this form cannot be read: " + name);
        }
        for (var member : input.path("components")) {
            flatten(name + ".", member, false, into);
        }
    }

    private static boolean isFixed(JsonNode struct) {
        for (var member : struct.path("components")) {
            var type = member.path("type").asText();
            var open = type.equals("string") || type.equals("bytes") || type.endsWith("]");
            if (open || (type.equals("tuple") && !isFixed(member))) {
                return false;
            }
        }
        return true;
    }

    /// The types of an event's or a function's parameters, as they are hashed.
    static String signature(JsonNode inputs) {
        return StreamSupport.stream(inputs.spliterator(), false)
                .map(AbiEvent::canonical)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String canonical(JsonNode input) {
        var type = input.path("type").asText();
        return type.startsWith("tuple")
                ? signature(input.path("components")) + type.substring("tuple".length())
                : type;
    }
}
