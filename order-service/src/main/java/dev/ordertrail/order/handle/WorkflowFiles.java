package dev.ordertrail.order.handle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.contracts.Sha256;
import dev.ordertrail.contracts.WorkflowDefinition;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads workflow files.
final class WorkflowFiles {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper BIND =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();
    private static final ObjectMapper SORTED =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private WorkflowFiles() {}

    /// The built-in files and those of the directory, by name.
    ///
    /// @throws IllegalStateException naming the file that cannot be read
    static Collection<Loaded> load(Optional<String> directory) {
        var loaded = new ArrayList<Loaded>();
        try {
            ClassPathUtils.consumeAsPaths(
                    WorkflowFiles.class.getClassLoader(), "workflows", d -> load(d, loaded));
        } catch (IOException e) {
            throw new IllegalStateException("the built-in workflows cannot be read", e);
        }
        directory.filter(d -> !d.isBlank()).ifPresent(d -> load(Path.of(d.strip()), loaded));
        return List.copyOf(loaded);
    }

    private static void load(Path directory, List<Loaded> into) {
        try (var files = Files.list(directory)) {
            files.filter(f -> f.getFileName().toString().matches(".+\\.ya?ml"))
                    .sorted()
                    .map(WorkflowFiles::read)
                    .forEach(into::add);
        } catch (IOException e) {
            throw new IllegalStateException("workflows of " + directory + " cannot be read", e);
        }
    }

    private static Loaded read(Path file) {
        try {
            var tree = YAML.readTree(Files.readAllBytes(file));
            var definition = BIND.treeToValue(tree, WorkflowDefinition.class);
            return new Loaded(
                    definition, hash(tree), EventJson.mapper().writeValueAsBytes(definition));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "workflow file " + file.getFileName() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    /// Of what the file says: comments and layout may change.
    private static String hash(JsonNode tree) throws IOException {
        return Sha256.hex(SORTED.writeValueAsBytes(SORTED.convertValue(tree, Map.class)));
    }

    /// A file as it was read.
    ///
    /// @param json the definition as it is published
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a topic
    record Loaded(WorkflowDefinition definition, String hash, byte[] json) {}
}
