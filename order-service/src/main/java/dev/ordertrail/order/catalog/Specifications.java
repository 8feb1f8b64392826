package dev.ordertrail.order.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.UncheckedIOException;
import java.util.Map;

/// What a listing is made of, as JSON.
final class Specifications {
    private static final ObjectMapper JSON = EventJson.mapper();

    private Specifications() {}

    static String write(Map<String, String> specifications) {
        try {
            return JSON.writeValueAsString(specifications);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
