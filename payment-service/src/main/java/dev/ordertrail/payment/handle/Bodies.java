package dev.ordertrail.payment.handle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.util.Optional;

/// The bodies of kept messages, as trees.
final class Bodies {
    private static final ObjectMapper JSON =
            new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(EventJson.foreignLimits()).build());

    private Bodies() {}

    /// Empty when the body is no JSON.
    static Optional<JsonNode> tree(byte[] body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
