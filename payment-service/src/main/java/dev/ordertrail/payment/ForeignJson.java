package dev.ordertrail.payment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;

/// JSON that comes from somebody else: bounded in depth and in the length of its numbers, which are
/// read exactly.
public final class ForeignJson {
    /// Reads within those bounds, and writes what we say to somebody else.
    public static final ObjectMapper MAPPER =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .streamReadConstraints(EventJson.foreignLimits())
                                    .build())
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ForeignJson() {}

    /// The document that the bytes begin with; a missing node when there is none.
    public static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }

    /// The document that the bytes are; a missing node when there is none, or anything behind it.
    public static JsonNode whole(byte[] bytes) {
        try (var parser = MAPPER.createParser(bytes)) {
            JsonNode tree = MAPPER.readTree(parser);
            return tree == null || parser.nextToken() != null ? MAPPER.missingNode() : tree;
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }
}
