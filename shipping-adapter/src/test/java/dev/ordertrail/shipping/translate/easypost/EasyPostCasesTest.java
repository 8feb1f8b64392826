package dev.ordertrail.shipping.translate.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ordertrail.contracts.EventJson;
import dev.ordertrail.shipping.translate.ForeignJson;
import dev.ordertrail.shipping.translate.Translation;
import dev.ordertrail.shipping.translate.Translation.NotOurs;
import dev.ordertrail.shipping.translate.Translation.Told;
import dev.ordertrail.shipping.translate.Translation.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every `*.case.yaml` of this carrier: a body, when it came, and what is made of it.
@DisplayNameGeneration(ReplaceUnderscores.class)
class EasyPostCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/easypost");
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = EventJson.mapper();

    @TestFactory
    Stream<DynamicTest> each_case_translates_as_it_says() throws IOException {
        return files().map(file -> DynamicTest.dynamicTest(name(file), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        // Given
        var kase = (ObjectNode) YAML.readTree(Files.readAllBytes(file));
        var received = Instant.parse(kase.path("received").asText());
        var body = ForeignJson.read(JSON.writeValueAsBytes(kase.path("body"))).orElseThrow();

        // When
        var actual = written(EasyPostTranslator.translate(body, received));

        // Then
        var expected = kase.deepCopy();
        expected.remove("about");
        expected.remove("received");
        expected.remove("body");
        assertThat(actual.toPrettyString())
                .isEqualTo(JSON.readTree(expected.toString()).toPrettyString());
    }

    private static JsonNode written(Translation translation) {
        var out = JSON.createObjectNode();
        switch (translation) {
            case NotOurs(var why) -> out.put("notOurs", why);
            case Unreadable(var why) -> out.put("unreadable", why);
            case Told(var report) -> {
                var told = (ObjectNode) JSON.valueToTree(report);
                told.path("sightings").forEach(s -> ((ObjectNode) s).remove("scanId"));
                out.set("told", told);
            }
        }
        return out;
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.list(CASES)) {
            return files.filter(f -> name(f).endsWith(".case.yaml")).sorted().toList().stream();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
