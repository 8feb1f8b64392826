package dev.ordertrail.kit.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShopSettingsTest {
    private static final Optional<String> OF_MAIN = Optional.of("m1, m2,");

    private final ShopSettings settings =
            new ShopSettings(
                    new SmallRyeConfigBuilder()
                            .withSources(
                                    new PropertiesConfigSource(
                                            Map.of(
                                                    "KEY_SECOND_SHOP", "s1",
                                                    "KEY_EU_1", "e1",
                                                    "KEY_ACME", "a1",
                                                    "KEY_ACME__EU_1", "a2"),
                                            "environment",
                                            100))
                            .build());

    @Test
    void each_shop_has_its_own() {
        assertThat(settings.of("second-shop", "KEY", OF_MAIN)).contains("s1");
        assertThat(settings.of("eu-1", "KEY", OF_MAIN)).contains("e1");
        assertThat(settings.of("third", "KEY", OF_MAIN)).isEmpty();
    }

    @Test
    void several_stand_with_commas_between_them() {
        assertThat(settings.listOf("main", "KEY", OF_MAIN)).isEqualTo(List.of("m1", "m2"));
        assertThat(settings.listOf("third", "KEY", OF_MAIN)).isEmpty();
    }

    @Test
    void each_shop_has_its_own_with_each_provider() {
        assertThat(settings.ofPair("main", "acme", "KEY", OF_MAIN)).contains("a1");
        assertThat(settings.ofPair("eu-1", "acme", "KEY", OF_MAIN)).contains("a2");
        assertThat(settings.ofPair("main", "other", "KEY", OF_MAIN)).isEqualTo(OF_MAIN);
        assertThat(settings.ofPair("eu-1", "other", "KEY", OF_MAIN)).isEmpty();
        assertThat(settings.ofPair("main", "acme_", "KEY", OF_MAIN)).isEmpty();
        assertThat(settings.ofPair("main", "other", "KEY", Optional.of(" "))).isEmpty();
    }

    @Test
    void no_two_shops_share_one() {
        assertThat(settings.of("second_shop", "KEY", OF_MAIN)).isEmpty();
    }

    @Test
    void what_cannot_be_a_shop_has_nothing() {
        assertThat(settings.of("SECOND-SHOP", "KEY", OF_MAIN)).isEmpty();
        assertThat(settings.of("second.shop", "KEY", OF_MAIN)).isEmpty();
        assertThat(settings.of("", "KEY", OF_MAIN)).isEmpty();
    }
}
