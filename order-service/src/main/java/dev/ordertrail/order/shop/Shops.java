package dev.ordertrail.order.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The shops this deployment serves.
@ApplicationScoped
public class Shops {
    private final Map<String, Shop> byId = new LinkedHashMap<>();

    /// Reads the configuration.
    ///
    /// @param file a YAML file `shops: [{id, name, workflow, currency, locale}]`; everything but
    ///   the id may be left out
    /// @throws IllegalStateException naming the file, when it cannot be used
    public Shops(@ConfigProperty(name = "ordertrail.shops") Optional<String> file) {
        file.filter(f -> !f.isBlank()).ifPresent(f -> read(Path.of(f.strip())));
        if (byId.isEmpty()) {
            byId.put(Shop.MAIN.id(), Shop.MAIN);
        }
    }

    public Optional<Shop> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Shop> all() {
        return byId.values();
    }

    private void read(Path file) {
        try {
            var tree = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
            for (var node : tree.path("shops")) {
                var shop = shop(node);
                if (byId.put(shop.id(), shop) != null) {
                    throw new IllegalStateException(
                            "ORDERTRAIL_SHOPS " + file + " has two shops called " + shop.id());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("ORDERTRAIL_SHOPS " + file + " cannot be read", e);
        }
        if (byId.isEmpty()) {
            throw new IllegalStateException("ORDERTRAIL_SHOPS " + file + " names no shop");
        }
    }

    private static Shop shop(JsonNode node) {
        var id = node.path("id").asText("");
        if (!id.matches("[a-z0-9][a-z0-9_-]{0,62}")) {
            throw new IllegalStateException(
                    "a shop id is 1 to 63 small letters, digits, - or _, not '" + id + "'");
        }
        return new Shop(
                id,
                node.path("name").asText(id),
                node.path("workflow").asText(Shop.MAIN.workflow()),
                node.path("currency").asText(Shop.MAIN.currency()),
                node.path("locale").asText(Shop.MAIN.locale()));
    }
}
