package dev.ordertrail.tracking.readmodel;

import java.util.Collection;
import java.util.stream.Collectors;

/// PostgreSQL's notation of an array of texts, for columns of arrays inside arrays of columns.
final class TextArray {
    private TextArray() {}

    /// `{"a","b\"c"}`.
    static String literal(Collection<String> values) {
        return values.stream()
                .map(v -> '"' + v.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
