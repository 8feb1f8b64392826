package dev.ordertrail.notification.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shops file says of channels, wherever it lies.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ShopChannelsTest {
    private static final String RESOURCE = "shops/channels.yaml";
    private static final Map<String, String> EXPECTED =
            Map.of("keys", "https://discord.test/keys", "desk", "https://discord.test/desk");

    @TempDir Path folder;

    @Test
    void a_file_is_read_by_its_path_and_from_the_classpath_alike() throws IOException {
        var file = folder.resolve("shops.yaml");
        try (var in = getClass().getResourceAsStream("/" + RESOURCE)) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        assertThat(read(file.toString())).isEqualTo(EXPECTED);
        assertThat(read("classpath:" + RESOURCE)).isEqualTo(EXPECTED);
    }

    @Test
    void the_shops_that_order_service_brings_along_have_no_channels() {
        assertThat(read("classpath:shops/demo.yaml")).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var missing = folder.resolve("missing.yaml").toString();
        assertThatThrownBy(() -> read(missing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(missing);
    }

    private static Map<String, String> read(String file) {
        var settings = Map.of("DESK_DISCORD", "https://discord.test/desk");
        return ShopChannels.read(file, name -> Optional.ofNullable(settings.get(name)));
    }
}
