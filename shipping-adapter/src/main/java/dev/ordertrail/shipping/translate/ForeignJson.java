package dev.ordertrail.shipping.translate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.util.Optional;

/// A provider's JSON as a tree: bounded in depth, and with its decimals exact.
public final class ForeignJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(EventJson.foreignLimits())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private ForeignJson() {}

    /// The tree; empty when the bytes are no JSON object.
    public static Optional<JsonNode> read(byte[] bytes) {
        try {
            var tree = MAPPER.readTree(bytes);
            return tree != null && tree.isObject() ? Optional.of(tree) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
