package dev.ordertrail.order.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a body is filled up. What the body says wins; objects are filled within, lists are not.
final class Filling {
    private static final List<String> TOTALS = List.of("total_amount", "amount");

    private Filling() {}

    /// The body, filled up from this template.
    static ObjectNode filled(ObjectNode body, Template template) {
        var from = template.body() == null ? body.objectNode() : template.body().deepCopy();
        if (body.hasNonNull("items") || body.hasNonNull("service")) {
            from.remove("items");
            from.remove("service");
            from.remove(TOTALS);
        }
        if (TOTALS.stream().anyMatch(body::hasNonNull)) {
            from.remove(TOTALS);
        }
        var filled = over(from, body);
        filled.withObjectProperty("metadata").put("template", template.ref());
        return filled;
    }

    /// A plain body in full: a `service` with its `amount` is its only item, and a total that is
    /// not given is the sum of the items.
    static ObjectNode completed(ObjectNode body) {
        var full = body.deepCopy();
        if (!full.hasNonNull("total_amount") && full.hasNonNull("amount")) {
            full.set("total_amount", full.get("amount"));
        }
        if (!full.hasNonNull("items") && full.path("service").isTextual()) {
            full.putArray("items")
                    .addObject()
                    .put("name", full.get("service").asText())
                    .put("quantity", 1);
        }
        var sum = full.hasNonNull("total_amount") ? null : sum(full.path("items"));
        if (sum != null) {
            full.put("total_amount", sum);
        }
        return full;
    }

    /// The items of a body in full and their currency, as an edit takes them: an only item without
    /// a price is worth the total.
    static ObjectNode goods(ObjectNode full) {
        var goods = full.deepCopy();
        var items = goods.path("items");
        if (items.size() == 1
                && items.get(0) instanceof ObjectNode only
                && !only.hasNonNull("price")
                && only.path("quantity").asInt(1) == 1
                && full.hasNonNull("total_amount")) {
            only.set("price", full.get("total_amount"));
        }
        return goods.retain("items", "currency");
    }

    private static ObjectNode over(ObjectNode under, ObjectNode over) {
        over.properties()
                .forEach(e -> {
                    var below = under.get(e.getKey());
                    var value = e.getValue();
                    if (below instanceof ObjectNode object && value instanceof ObjectNode more) {
                        over(object, more);
                    } else if (!value.isNull()) {
                        under.set(e.getKey(), value);
                    }
                });
        return under;
    }

    private static @Nullable BigDecimal sum(JsonNode items) {
        var sum = BigDecimal.ZERO;
        for (var item : items) {
            var price = item.path("price");
            var quantity = item.path("quantity");
            if (!price.isNumber() || !(quantity.isMissingNode() || quantity.isNumber())) {
                return null;
            }
            var count = quantity.isNumber() ? quantity.decimalValue() : BigDecimal.ONE;
            sum = sum.add(price.decimalValue().multiply(count));
        }
        return items.isEmpty() ? null : sum;
    }
}
