package dev.ordertrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Samples of every type and version ever written are kept for good; today's code reads them all. A
/// new type gets its file by running this test with `-Dgolden.write=true` once.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = EventJson.mapper();

    static Stream<Event> samples() {
        return Samples.all().stream();
    }

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void every_type_has_a_sample() {
        assertThat(Samples.all().stream().map(EventTypes::nameOf))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void today_writes_what_the_newest_sample_shows(Event sample) throws IOException {
        var file = GOLDEN.resolve(EventTypes.nameOf(sample) + ".json");
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(GOLDEN);
            Files.writeString(
                    file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sample) + "\n");
        }
        assertThat(JSON.readTree(EventJson.write(sample)))
                .isEqualTo(JSON.readTree(Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_sample_ever_written_is_read_into_todays_record(Path file) throws IOException {
        var name = file.getFileName().toString().replaceFirst("\\.json$", "");
        var event = EventJson.read(name, Files.readAllBytes(file));
        assertThat(EventTypes.nameOf(event)).isEqualTo(Upcasters.CONTRACT.current(name));
        assertThat(EventJson.read(EventTypes.nameOf(event), EventJson.write(event)))
                .isEqualTo(event);
    }
}
