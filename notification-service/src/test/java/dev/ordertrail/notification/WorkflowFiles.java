package dev.ordertrail.notification;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.WorkflowDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The workflow files of order-service, read as it publishes them.
public final class WorkflowFiles {
    private static final Path ORDER_SERVICE = Path.of("../order-service/src");
    private static final JsonMapper BIND =
            ((JsonMapper) EventJson.mapper())
                    .rebuild()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build();

    private WorkflowFiles() {}

    /// Those that come with Ordertrail.
    public static List<WorkflowDefinition> builtIn() {
        return read(ORDER_SERVICE.resolve("main/resources/workflows"));
    }

    /// One of a trade that nobody thought of.
    public static WorkflowDefinition restaurant() {
        return read(ORDER_SERVICE.resolve("test/resources/trades")).getFirst();
    }

    private static List<WorkflowDefinition> read(Path directory) {
        try (var files = Files.list(directory)) {
            return files.sorted().map(WorkflowFiles::definition).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorkflowDefinition definition(Path file) {
        try {
            var tree = new YAMLMapper().readTree(Files.readAllBytes(file));
            return BIND.treeToValue(tree, WorkflowDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
