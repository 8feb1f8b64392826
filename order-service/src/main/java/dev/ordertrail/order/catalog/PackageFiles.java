package dev.ordertrail.order.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.contracts.Money;
import dev.ordertrail.kit.tx.Tx;
import dev.ordertrail.order.shop.Assets;
import dev.ordertrail.order.shop.Shop;
import dev.ordertrail.order.shop.Shops;
import dev.ordertrail.order.store.ListingRow;
import dev.ordertrail.order.store.ListingRows;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Puts the packages that a shop's configuration names on its shelf, once: what the shop changes
/// afterwards stays.
@ApplicationScoped
class PackageFiles {
    private final Shops shops;
    private final Assets assets;
    private final ListingRows listings;
    private final Tx tx;

    PackageFiles(Shops shops, Assets assets, ListingRows listings, Tx tx) {
        this.shops = shops;
        this.assets = assets;
        this.listings = listings;
        this.tx = tx;
    }

    void stock(@Observes StartupEvent started) {
        for (var shop : shops.all()) {
            if (shop.packages() != null) {
                var rows = read(shop, shop.packages());
                tx.run(c -> {
                    for (var row : rows) {
                        listings.addIfAbsent(c, shop.id(), row);
                    }
                });
            }
        }
    }

    /// The packages of a resource.
    ///
    /// @throws IllegalStateException naming the shop and the resource, when it cannot be used
    List<ListingRow> read(Shop shop, String resource) {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            var tree = new ObjectMapper(new YAMLFactory()).readTree(in);
            var rows = new ArrayList<ListingRow>();
            for (var node : tree.path("packages")) {
                rows.add(row(shop, tree, node));
            }
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "packages %s of shop %s cannot be read".formatted(resource, shop.id()), e);
        }
    }

    private ListingRow row(Shop shop, JsonNode tree, JsonNode node) {
        var currency = tree.path("currency").asText(shop.currency());
        var asset = assets.find(currency).orElse(Asset.iso("USD"));
        var specifications = new LinkedHashMap<String, String>();
        for (var name : List.of("ram", "cpu", "storage", "bandwidth", "emoji")) {
            specifications.put(name, node.path(name).asText());
        }
        return new ListingRow(
                node.path("id").asText(),
                tree.path("seller").asText(shop.id()),
                Kind.PACKAGE.name(),
                node.path("name").asText(),
                null,
                new Money(new BigDecimal(node.path("price").asText()), asset),
                Offer.ACTIVE.name(),
                Specifications.write(specifications),
                node.path("minMonths").asInt(1),
                node.path("maxMonths").asInt(12),
                1);
    }
}
