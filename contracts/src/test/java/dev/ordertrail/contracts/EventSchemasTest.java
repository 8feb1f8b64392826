package dev.ordertrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed schemas are those of today's records. An additive change is accepted by running
/// this test with `-Dschemas.write=true`; a change that breaks a reader is a new version of the
/// type instead.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventSchemasTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final ObjectMapper JSON = EventJson.mapper();

    static Stream<String> types() {
        return EventTypes.all().keySet().stream();
    }

    static Stream<Event> samples() {
        return Samples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_committed_schema_is_todays(String type) throws IOException {
        var now = new EventSchemas().of(EventTypes.classOf(type));
        var file = file(type);
        if (Files.exists(file)) {
            assertThat(EventSchemas.breaks(JSON.readTree(Files.readAllBytes(file)), now))
                    .as("a reader would break: make it a new version of %s, with a lift", type)
                    .isEmpty();
        }
        if (Boolean.getBoolean("schemas.write")) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
        }
        assertThat(JSON.readTree(Files.readAllBytes(file)))
                .as("an additive change: run with -Dschemas.write=true and commit the schema")
                .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(now)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_sample_fits_its_schema(Event sample) throws IOException {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(file(EventTypes.nameOf(sample))));
        var json = new String(EventJson.write(sample), StandardCharsets.UTF_8);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @Test
    void a_removed_field_a_new_type_and_a_new_duty_break_a_reader() {
        var old = new EventSchemas().of(OrderEvent.StatusChanged.class);
        var removed = old.deepCopy();
        ((ObjectNode) removed.path("properties")).remove("to");
        assertThat(EventSchemas.breaks(old, removed)).containsExactly("/to was removed");
        var retyped = old.deepCopy();
        ((ObjectNode) retyped.path("properties").path("to")).put("type", "integer");
        assertThat(EventSchemas.breaks(old, retyped)).containsExactly("/to changed its type");
        var stricter = old.deepCopy();
        stricter.withArray("required").add("note");
        assertThat(EventSchemas.breaks(old, stricter)).containsExactly("/note became required");
    }

    @Test
    void a_new_optional_field_breaks_nobody() {
        var old = new EventSchemas().of(OrderEvent.StatusChanged.class);
        var more = old.deepCopy();
        ((ObjectNode) more.path("properties")).putObject("mood").put("type", "string");
        assertThat(EventSchemas.breaks(old, more)).isEmpty();
    }

    private static Path file(String type) {
        return SCHEMAS.resolve(type + ".schema.json");
    }
}
