package dev.ordertrail.order.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From where each status was last entered.
record Ways(Map<String, String> cameFrom) {
    static final Ways NONE = new Ways(Map.of());

    Ways {
        cameFrom = Collections.unmodifiableMap(new LinkedHashMap<>(cameFrom));
    }

    Ways moved(String from, String to) {
        var next = new LinkedHashMap<>(cameFrom);
        next.put(to, from);
        return new Ways(next);
    }

    @Nullable String before(String status) {
        return cameFrom.get(status);
    }

    boolean visited(String status) {
        return cameFrom.containsKey(status);
    }
}
