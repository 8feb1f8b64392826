package dev.ordertrail.notification;

import dev.ordertrail.notification.compose.Texts;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The service's own templates, without the service.
public final class TestTexts {

    private TestTexts() {}

    public static Texts texts() {
        return Texts.of(Engine.builder().addDefaults().addLocator(TestTexts::locate).build());
    }

    private static Optional<TemplateLocator.TemplateLocation> locate(String id) {
        var stream = TestTexts.class.getResourceAsStream("/templates/" + id);
        if (stream == null) {
            return Optional.empty();
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Optional.of(new Location(reader.readAllAsString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Location(String text) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.empty();
        }
    }
}
