package dev.ordertrail.order.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShopsTest {
    @TempDir Path directory = Path.of("");

    @Test
    void the_built_in_file_has_a_shop_for_each_way_of_selling() {
        var shops = new Shops(Optional.of("classpath:shops/demo.yaml"));

        assertThat(shops.all())
                .extracting(Shop::id, Shop::workflow)
                .containsExactly(
                        tuple("main", "marketplace"),
                        tuple("keys", "digital"),
                        tuple("desk", "service"),
                        tuple("hosting", "hosting"),
                        tuple("agent", "retail"));
    }

    @Test
    void a_shop_is_what_its_file_says() throws IOException {
        var shop =
                read("shops: [{id: s, name: S, currency: EUR, admins: ['1', '2'], catalogue: required}]")
                        .find("s")
                        .orElseThrow();

        assertThat(shop.name()).isEqualTo("S");
        assertThat(shop.currency()).isEqualTo("EUR");
        assertThat(shop.admins()).containsExactlyInAnyOrder("1", "2");
        assertThat(shop.catalogueOnly()).isTrue();
        assertThat(shop.packages()).isNull();
    }

    @Test
    void a_wrong_word_is_named() {
        assertThatThrownBy(() -> read("shops: [{id: s, catalogue: sometimes}]"))
                .hasMessageContaining("sometimes");
        assertThatThrownBy(() -> new Shops(Optional.of("classpath:shops/none.yaml")))
                .hasMessageContaining("shops/none.yaml");
    }

    private Shops read(String yaml) throws IOException {
        var file = directory.resolve("shops.yaml");
        Files.writeString(file, yaml);
        return new Shops(Optional.of(file.toString()));
    }
}
