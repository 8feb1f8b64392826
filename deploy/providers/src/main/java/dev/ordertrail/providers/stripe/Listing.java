package dev.ordertrail.providers.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ordertrail.providers.store.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A page of a list, newest first.
record Listing(Account account, Kind kind) {
    private static final Set<String> PAGING =
            Set.of("limit", "starting_after", "ending_before", "created", "expand", "types");
    private static final long USUAL = 10;
    private static final long MOST = 100;

    ObjectNode page(Params params) {
        var limit = params.number("limit").orElse(USUAL);
        if (limit < 1 || limit > MOST) {
            throw Refused.malformed("limit", "must be between 1 and 100");
        }
        var fitting = account.all(kind).reversed().stream().filter(filter(params)).toList();
        var from = part(fitting, params);
        var page = Json.object().put("object", "list").put("url", kind.path());
        page.put("has_more", from.size() > limit);
        var data = page.putArray("data");
        var backwards = params.text("ending_before").isPresent();
        var shown =
                backwards
                        ? from.subList((int) Math.max(0, from.size() - limit), from.size())
                        : from.subList(0, (int) Math.min(limit, from.size()));
        shown.forEach(object -> data.add(object.deepCopy()));
        return page;
    }

    private List<ObjectNode> part(List<ObjectNode> all, Params params) {
        var after = params.text("starting_after");
        if (after.isPresent()) {
            return all.subList(place(all, after.get()) + 1, all.size());
        }
        var before = params.text("ending_before");
        return before.isPresent() ? all.subList(0, place(all, before.get())) : all;
    }

    private int place(List<ObjectNode> all, String id) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw Refused.unknown(kind.object(), id);
    }

    private static Predicate<ObjectNode> filter(Params params) {
        Predicate<ObjectNode> fits = created(params);
        for (var entry : params.tree().properties()) {
            if (!PAGING.contains(entry.getKey())) {
                fits = fits.and(o -> same(o.path(entry.getKey()), entry.getValue()));
            }
        }
        var types = params.texts("types");
        return types.isEmpty() ? fits : fits.and(o -> types.contains(o.path("type").asText()));
    }

    private static boolean same(JsonNode value, JsonNode asked) {
        var text = asked.asText();
        return text.endsWith("*")
                ? value.asText().startsWith(text.substring(0, text.length() - 1))
                : value.asText().equals(text);
    }

    private static Predicate<ObjectNode> created(Params params) {
        var exactly = params.number("created");
        var bounds = params.at("created");
        var gte = bounds.number("gte").orElse(Long.MIN_VALUE);
        var gt = bounds.number("gt").orElse(Long.MIN_VALUE);
        var lte = bounds.number("lte").orElse(Long.MAX_VALUE);
        var lt = bounds.number("lt").orElse(Long.MAX_VALUE);
        return object -> {
            var at = object.path("created").asLong();
            return exactly.isPresent()
                    ? at == exactly.getAsLong()
                    : at >= gte && at > gt && at <= lte && at < lt;
        };
    }
}
