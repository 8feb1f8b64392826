package dev.ordertrail.order.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The shops this deployment serves.
@ApplicationScoped
public class Shops {
    private static final String BUILT_IN = "classpath:";

    private final Map<String, Shop> byId = new LinkedHashMap<>();

    /// Reads the configuration.
    ///
    /// @param file a YAML file `shops: [{id, name, workflow, currency, locale, admins, catalogue,
    ///   packages}]`; everything but the id may be left out. `classpath:shops/demo.yaml` is the
    ///   built-in one with five shops. `catalogue: required` sells listings of the catalogue only.
    /// @throws IllegalStateException naming the file, when it cannot be used
    public Shops(@ConfigProperty(name = "ordertrail.shops") Optional<String> file) {
        file.filter(f -> !f.isBlank()).ifPresent(f -> read(f.strip()));
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

    private void read(String file) {
        try (var in = open(file)) {
            var tree = new ObjectMapper(new YAMLFactory()).readTree(in);
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

    private static InputStream open(String file) throws IOException {
        if (!file.startsWith(BUILT_IN)) {
            return Files.newInputStream(Path.of(file));
        }
        var name = file.substring(BUILT_IN.length());
        var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException(name);
        }
        return in;
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
                node.path("locale").asText(Shop.MAIN.locale()),
                admins(node.path("admins")),
                catalogueOnly(id, node.path("catalogue").asText("open")),
                node.path("packages").isTextual() ? node.path("packages").asText() : null);
    }

    private static Set<String> admins(JsonNode list) {
        var admins = new LinkedHashSet<String>();
        list.forEach(id -> admins.add(id.asText()));
        return admins;
    }

    private static boolean catalogueOnly(String shop, String word) {
        return switch (word) {
            case "open" -> false;
            case "required" -> true;
            default ->
                    throw new IllegalStateException(
                            "catalogue of shop " + shop + " is open or required, not " + word);
        };
    }
}
