package dev.ordertrail.providers.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/// Forms with brackets: `line_items[0][quantity]=2` is a list of objects. All values are text.
final class Form {
    private static final int DEEPEST = 12;

    private Form() {}

    static ObjectNode parse(String text) {
        var root = Json.object();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                put(root, path(decode(name)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return (ObjectNode) listed(root);
    }

    private static List<String> path(String name) {
        var path = new ArrayList<String>();
        for (var part : name.split("\\[", -1)) {
            path.add(part.endsWith("]") ? part.substring(0, part.length() - 1) : part);
        }
        return path.size() > DEEPEST ? path.subList(0, DEEPEST) : path;
    }

    private static void put(ObjectNode root, List<String> path, String value) {
        var node = root;
        for (var name : path.subList(0, path.size() - 1)) {
            var key = key(node, name);
            node = node.get(key) instanceof ObjectNode below ? below : node.putObject(key);
        }
        node.put(key(node, path.getLast()), value);
    }

    /// `[]` means the next place.
    private static String key(ObjectNode node, String name) {
        return name.isEmpty() ? Integer.toString(node.size()) : name;
    }

    /// Objects whose names are 0, 1, 2 are lists.
    private static JsonNode listed(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var copy = Json.object();
        var list = Json.array();
        var place = 0;
        for (var entry : object.properties()) {
            var below = listed(entry.getValue());
            copy.set(entry.getKey(), below);
            if (entry.getKey().equals(Integer.toString(place))) {
                list.add(below);
                place++;
            }
        }
        return place > 0 && place == copy.size() ? list : copy;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
