package dev.ordertrail.shipping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ordertrail.contracts.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// EasyPost's payloads, as bytes.
public final class Fixtures {
    private static final Path EASYPOST = Path.of("src/test/resources/fixtures/easypost");

    private Fixtures() {}

    /// The names of all webhook bodies.
    public static List<String> easypost() {
        try (var files = Files.list(EASYPOST)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A body, byte for byte.
    public static byte[] easypost(String name) {
        try {
            return Files.readAllBytes(EASYPOST.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of JSON lines.
    public static List<JsonNode> lines(String name) {
        return new String(easypost(name), StandardCharsets.UTF_8)
                .lines()
                .map(Fixtures::json)
                .toList();
    }

    /// A body as a tree.
    public static JsonNode tree(String name) {
        return json(new String(easypost(name), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return EventJson.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
