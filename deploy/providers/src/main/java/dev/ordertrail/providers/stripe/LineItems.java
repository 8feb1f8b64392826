package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Ids;
import dev.ordertrail.providers.store.Json;
import java.util.List;

/// What a session is about. Prices are given with it; there are no stored ones.
record LineItems(List<Params> items) {

    LineItems {
        if (items.isEmpty()) {
            throw Refused.missing("line_items");
        }
        items = List.copyOf(items);
    }

    String currency() {
        return price(items.getFirst()).currency("currency");
    }

    long total() {
        return items.stream().mapToLong(LineItems::total).reduce(0, Math::addExact);
    }

    /// As Stripe lists them.
    ObjectNode asJson(ObjectNode session) {
        var url = Kind.SESSION.path() + "/" + session.path("id").asText() + "/line_items";
        var list = Json.object().put("object", "list").put("has_more", false).put("url", url);
        var data = list.putArray("data");
        for (var item : items) {
            var one = data.addObject();
            one.put("id", Ids.stripe("li")).put("object", "item").put("currency", currency());
            one.put("amount_subtotal", total(item)).put("amount_total", total(item));
            one.put("quantity", quantity(item)).put("description", name(item));
            one.put("amount_discount", 0).put("amount_tax", 0);
        }
        return list;
    }

    private static long total(Params item) {
        return Math.multiplyExact(price(item).amount("unit_amount"), quantity(item));
    }

    private static long quantity(Params item) {
        return item.number("quantity").orElse(1);
    }

    private static String name(Params item) {
        return price(item).at("product_data").text("name").orElse("Item");
    }

    private static Params price(Params item) {
        item.text("price")
                .ifPresent(price -> {
                    throw Refused.unknown("price", price);
                });
        return item.at("price_data");
    }
}
