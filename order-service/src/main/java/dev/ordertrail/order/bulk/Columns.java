package dev.ordertrail.order.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.kit.problem.FieldError;
import dev.ordertrail.kit.problem.ProblemException;
import dev.ordertrail.order.body.JsonBody;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The columns of a CSV import and what they are in the body of a plain order. `item_...` columns
/// make the only item; `items` holds a JSON list instead; `metadata.x` is free.
final class Columns {
    private static final String ITEMS = "items";
    private static final String METADATA = "metadata.";
    private static final Map<String, String> ELSEWHERE =
            Map.ofEntries(
                    Map.entry("order_id", "reference"),
                    Map.entry("notes", "internal_notes"),
                    Map.entry("street", "shipping_address.street"),
                    Map.entry("city", "shipping_address.city"),
                    Map.entry("state", "shipping_address.state"),
                    Map.entry("zip", "shipping_address.zip"),
                    Map.entry("country", "shipping_address.country"),
                    Map.entry("item_name", "items.name"),
                    Map.entry("item_quantity", "items.quantity"),
                    Map.entry("quantity", "items.quantity"),
                    Map.entry("item_price", "items.price"),
                    Map.entry("listing_id", "items.listing_id"));
    private static final List<String> AS_THEY_ARE =
            List.of(
                    "reference",
                    "template",
                    "workflow",
                    "customer_id",
                    "customer_name",
                    "customer_email",
                    "customer_phone",
                    "service",
                    ITEMS,
                    "total_amount",
                    "amount",
                    "currency",
                    "payment_method",
                    "payment_status",
                    "payment_intent_id",
                    "session_id",
                    "transaction_hash",
                    "escrow_id",
                    "shipping_method",
                    "estimated_delivery",
                    "special_instructions",
                    "customer_notes",
                    "internal_notes",
                    "agent_id",
                    "conversation_id",
                    "user_id");

    private final List<String> paths;

    private Columns(List<String> paths) {
        this.paths = paths;
    }

    /// Every column there is.
    static List<String> known() {
        var known = new ArrayList<>(AS_THEY_ARE);
        ELSEWHERE.keySet().stream().sorted().forEach(known::add);
        return known;
    }

    /// The columns of a header row.
    ///
    /// @throws ProblemException VALIDATION_FAILED with every column that is unknown or comes twice
    static Columns of(List<String> header) {
        var paths = new ArrayList<String>();
        var errors = new ArrayList<FieldError>();
        var seen = new HashSet<String>();
        for (var written : header) {
            var name = written.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
            var path = path(name);
            if (path.isEmpty()) {
                errors.add(
                        new FieldError(
                                "header." + name,
                                "UNKNOWN_COLUMN",
                                "must be one of " + String.join(", ", known())));
            } else if (!seen.add(path.get())) {
                errors.add(new FieldError("header." + name, "COLUMN_TWICE", "comes twice"));
            }
            paths.add(path.orElse(""));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.validation(errors);
        }
        return new Columns(paths);
    }

    /// The body that a row makes. Blank fields are absent.
    ///
    /// @throws ProblemException VALIDATION_FAILED when there are more fields than columns
    ObjectNode body(String[] fields) {
        if (fields.length > paths.size()) {
            throw ProblemException.validation(
                    List.of(
                            new FieldError(
                                    "row",
                                    "TOO_MANY_FIELDS",
                                    "has %d fields for %d columns"
                                            .formatted(fields.length, paths.size()))));
        }
        var body = JsonNodeFactory.instance.objectNode();
        for (var i = 0; i < fields.length; i++) {
            if (!fields[i].isBlank()) {
                put(body, paths.get(i), fields[i]);
            }
        }
        return body;
    }

    private static Optional<String> path(String name) {
        if (AS_THEY_ARE.contains(name) || name.matches("metadata\\.[^.]{1,100}")) {
            return Optional.of(name);
        }
        return Optional.ofNullable(ELSEWHERE.get(name));
    }

    private static void put(ObjectNode body, String path, String value) {
        var dot = path.indexOf('.');
        if (path.equals(ITEMS)) {
            body.set(ITEMS, list(value));
        } else if (path.startsWith(METADATA)) {
            body.withObjectProperty("metadata").put(path.substring(METADATA.length()), value);
        } else if (path.startsWith(ITEMS)) {
            var items = body.withArrayProperty(ITEMS);
            var item = items.isEmpty() ? items.addObject() : (ObjectNode) items.get(0);
            putItem(item, path.substring(dot + 1), value);
        } else if (dot > 0) {
            body.withObjectProperty(path.substring(0, dot)).put(path.substring(dot + 1), value);
        } else {
            body.put(path, value);
        }
    }

    private static void putItem(ObjectNode item, String name, String value) {
        var number = value.strip();
        if (!name.equals("name") && number.matches("\\d{1,18}(?:\\.\\d{1,18})?")) {
            item.put(name, new BigDecimal(number));
        } else {
            item.put(name, value);
        }
    }

    private static ArrayNode list(String json) {
        var wrapped = ("{\"items\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        if (JsonBody.object(wrapped).get(ITEMS) instanceof ArrayNode array) {
            return array;
        }
        throw ProblemException.validation(
                List.of(new FieldError(ITEMS, "INVALID_TYPE", "must be a JSON list")));
    }
}
