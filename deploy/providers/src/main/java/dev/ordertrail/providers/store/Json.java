package dev.ordertrail.providers.store;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/// JSON trees.
public final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Json() {}

    /// An empty object.
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// An empty array.
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// The tree of a text; missing where it is no JSON.
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// The object in a text; an empty one where it holds none.
    public static ObjectNode parseObject(String text) {
        return parse(text) instanceof ObjectNode object ? object : object();
    }

    /// An object of these fields, in the order of the map.
    public static ObjectNode of(Map<String, ?> fields) {
        var object = object();
        fields.forEach((name, value) -> put(object, name, value));
        return object;
    }

    private static void put(ObjectNode object, String name, Object value) {
        switch (value) {
            case JsonNode node -> object.set(name, node);
            case Boolean truth -> object.put(name, truth);
            case Integer number -> object.put(name, number);
            case Long number -> object.put(name, number);
            case BigDecimal number -> object.put(name, number);
            default -> object.put(name, value.toString());
        }
    }

    /// As people read it.
    public static String pretty(JsonNode json) {
        return json.toPrettyString();
    }
}
