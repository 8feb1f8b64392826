package dev.ordertrail.tracking;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The workflow files of order-service, read as it publishes them.
public final class Trades {
    private static final Path ORDER_SERVICE = Path.of("../order-service/src");
    private static final JsonMapper BIND =
            ((JsonMapper) EventJson.mapper())
                    .rebuild()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    private Trades() {}

    /// One that comes with Ordertrail: `service`. It goes by a name of its own, because a known
    /// version is never replaced and other tests publish a shorter marketplace.
    public static WorkflowDefinition builtIn(String id) {
        var flow = read(ORDER_SERVICE.resolve("main/resources/workflows/" + id + ".v1.yaml"));
        return new WorkflowDefinition(
                "whole_" + id,
                flow.version(),
                flow.name(),
                flow.numberFormat(),
                flow.statuses(),
                flow.start(),
                flow.transitions(),
                flow.triggers(),
                flow.tells(),
                flow.timers(),
                flow.grants(),
                flow.ways());
    }

    /// One of a trade that nobody thought of.
    public static WorkflowDefinition restaurant() {
        return read(ORDER_SERVICE.resolve("test/resources/trades/restaurant.v1.yaml"));
    }

    private static WorkflowDefinition read(Path file) {
        try {
            var tree = new YAMLMapper().readTree(Files.readAllBytes(file));
            return BIND.treeToValue(tree, WorkflowDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
