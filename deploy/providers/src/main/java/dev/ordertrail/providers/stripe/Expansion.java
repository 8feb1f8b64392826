package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Puts whole objects where ids stand: `expand[]=latest_charge.balance_transaction`.
record Expansion(Account account) {

    /// A copy with these paths expanded.
    ObjectNode of(ObjectNode object, List<String> paths) {
        var copy = object.deepCopy();
        for (var path : paths) {
            expand(copy, List.of(path.split("\\.", -1)));
        }
        return copy;
    }

    private void expand(JsonNode node, List<String> path) {
        if (path.isEmpty()) {
            return;
        }
        if (node.isArray()) {
            node.forEach(element -> expand(element, path));
        } else if (node instanceof ObjectNode object) {
            var name = path.getFirst();
            replace(object, name);
            expand(object.path(name), path.subList(1, path.size()));
        }
    }

    private void replace(ObjectNode object, String name) {
        var value = object.path(name);
        if (name.equals("line_items")) {
            var items = account.store().find(account.name(), "draft", draft(object));
            items.ifPresent(draft -> object.set(name, draft.path("items").deepCopy()));
        } else if (value.isTextual()) {
            account.store()
                    .find(value.textValue())
                    .filter(stored -> stored.account().equals(account.name()))
                    .ifPresent(stored -> object.set(name, stored.object().deepCopy()));
        }
    }

    private static String draft(ObjectNode session) {
        return "draft_" + session.path("id").asText();
    }
}
