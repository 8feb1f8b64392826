package dev.ordertrail.order.body;

import java.util.LinkedHashMap;
import java.util.Map;

/// Fields that callers name as they like.
final class FreeFields {
    private static final int MOST = 100;

    private FreeFields() {}

    /// Free keys and values; values that are no text are kept as their JSON.
    static Map<String, String> of(Fields body, String name) {
        var map = new LinkedHashMap<String, String>();
        body.<Object>read(
                (value, _) -> {
                    if (!value.isObject()) {
                        return body.refuse(name, "INVALID_TYPE", "must be an object");
                    }
                    if (value.size() > MOST) {
                        return body.refuse(
                                name, "TOO_LONG", "must have at most " + MOST + " entries");
                    }
                    value.properties()
                            .forEach(e -> {
                                var v = e.getValue();
                                map.put(e.getKey(), v.isTextual() ? v.asText() : v.toString());
                            });
                    return null;
                },
                name);
        return map;
    }
}
