package dev.ordertrail.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands and results keep a sample and a schema, as events do; the same switches write them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-commands");
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final ObjectMapper JSON = EventJson.mapper();

    static Stream<Map.Entry<String, Record>> samples() {
        return Stream.of(
                Map.entry(
                        ChannelCommand.TYPE,
                        new ChannelCommand(
                                "cmd-1",
                                "order_01jhkd4y00e6w8m2q5t9v3x7zb",
                                null,
                                "move",
                                JSON.createObjectNode().put("status", "processing"),
                                NOON)),
                Map.entry(
                        CommandResult.TYPE,
                        new CommandResult(
                                "cmd-1",
                                "move",
                                "order_01jhkd4y00e6w8m2q5t9v3x7zb",
                                "ORD-2026-000001",
                                CommandResult.Status.REJECTED,
                                null,
                                null,
                                JSON.createObjectNode()
                                        .put("type", "/problems/forbidden")
                                        .put("status", 403)
                                        .put("code", "FORBIDDEN"),
                                NOON)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void today_writes_and_reads_what_the_sample_shows(Map.Entry<String, Record> sample)
            throws IOException {
        var file = GOLDEN.resolve(sample.getKey() + ".json");
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(
                    file,
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample.getValue())
                            + "\n");
        }
        var kept = Files.readAllBytes(file);
        assertThat(JSON.readTree(written(sample.getValue()))).isEqualTo(JSON.readTree(kept));
        assertThat(
                        sample.getValue() instanceof ChannelCommand
                                ? CommandJson.readCommand(kept)
                                : CommandJson.readResult(kept))
                .isEqualTo(sample.getValue());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_committed_schema_is_todays_and_the_sample_fits(Map.Entry<String, Record> sample)
            throws IOException {
        var now = new EventSchemas().of(sample.getValue().getClass());
        var file = SCHEMAS.resolve(sample.getKey() + ".schema.json");
        if (Files.exists(file)) {
            assertThat(EventSchemas.breaks(JSON.readTree(Files.readAllBytes(file)), now)).isEmpty();
        }
        if (Boolean.getBoolean("schemas.write")) {
            Files.writeString(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(now) + "\n");
        }
        assertThat(JSON.readTree(Files.readAllBytes(file)))
                .isEqualTo(JSON.readTree(JSON.writeValueAsBytes(now)));
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Files.readString(file));
        assertThat(schema.validate(new String(written(sample.getValue()), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"commandId\": \"a\"}",
                "{\"command\": \"move\"}",
                "{\"commandId\": \"a\", \"commandId\": \"b\", \"command\": \"move\"}"
            })
    void what_is_no_command_is_unreadable(String json) {
        assertThatThrownBy(() -> CommandJson.readCommand(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void a_command_needs_no_body() {
        var json = "{\"commandId\": \"a\", \"number\": \"ORD-1\", \"command\": \"resume\"}";
        assertThat(CommandJson.readCommand(json.getBytes(UTF_8)).body()).isNull();
    }

    private static byte[] written(Record message) {
        return message instanceof ChannelCommand command
                ? CommandJson.write(command)
                : CommandJson.write((CommandResult) message);
    }
}
