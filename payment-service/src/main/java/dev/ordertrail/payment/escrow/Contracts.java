package dev.ordertrail.payment.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ordertrail.contracts.Asset;
import dev.ordertrail.payment.escrow.Followed.Chain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which contracts the configuration names. What is wrong in it stops the start: an escrow that is
/// silently not followed looks like a buyer who does not pay.
final class Contracts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Contracts() {}

    static List<Followed> of(EscrowConfig config) {
        var found = new ArrayList<Followed>();
        single(config).ifPresent(found::add);
        config.file().filter(f -> !f.isBlank()).map(Contracts::file).ifPresent(found::addAll);
        var ids = new HashSet<String>();
        for (var followed : found) {
            if (!ids.add(followed.id())) {
                throw new IllegalArgumentException("named twice: " + followed.id());
            }
            if (followed.confirmations() > config.history()) {
                throw new IllegalArgumentException("history must reach below the confirmations");
            }
        }
        return found.stream().map(f -> alone(f, found)).toList();
    }

    private static Optional<Followed> single(EscrowConfig config) {
        return config.contract()
                .filter(contract -> !contract.isBlank())
                .map(contract ->
                        new Followed(
                                new Chain(rpcUrl(config), config.chainId()),
                                contract.toLowerCase(Locale.ROOT),
                                config.shop(),
                                Mapping.load(config.mapping()),
                                config.confirmations(),
                                config.fromBlock(),
                                true,
                                names(config.payees().orElse("")),
                                assets(config.coin(), config.tokens().orElse(""))));
    }

    private static String rpcUrl(EscrowConfig config) {
        return config.rpcUrl()
                .filter(url -> !url.isBlank())
                .orElseThrow(() ->
                        new IllegalArgumentException("a contract needs the address of a node"));
    }

    private static List<Followed> file(String name) {
        try {
            var found = new ArrayList<Followed>();
            for (var chain : JSON.readTree(Files.readAllBytes(Path.of(name))).path("chains")) {
                for (var contract : chain.path("contracts")) {
                    found.add(followed(chain, contract));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("the list of contracts cannot be read: " + name, e);
        }
    }

    private static Followed followed(JsonNode chain, JsonNode contract) {
        var from = contract.path("fromBlock");
        return new Followed(
                new Chain(needed(chain, "rpcUrl"), Long.parseLong(needed(chain, "chainId"))),
                needed(contract, "address").toLowerCase(Locale.ROOT),
                contract.path("shop").asText("main"),
                Mapping.load(contract.path("mapping").asText("marketplace")),
                chain.path("confirmations").asInt(12),
                from.isNumber() ? Optional.of(from.asLong()) : Optional.empty(),
                true,
                names(contract.path("payees").asText("")),
                assets(chain.path("coin").asText("ETH:18"), contract.path("tokens").asText("")));
    }

    /// An escrow's own id is enough where its shop follows no other contract.
    private static Followed alone(Followed one, List<Followed> all) {
        var alone = all.stream().filter(f -> f.shop().equals(one.shop())).count() == 1;
        return new Followed(
                one.chain(),
                one.address(),
                one.shop(),
                one.mapping(),
                one.confirmations(),
                one.fromBlock(),
                alone,
                one.payees(),
                one.assets());
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Map<String, Asset> assets(String coin, String tokens) {
        var assets = new HashMap<String, Asset>();
        assets.put(Followed.COIN, asset(coin));
        for (var token : tokens.split(",", -1)) {
            if (!token.isBlank()) {
                var parts = token.strip().split("=", 2);
                if (parts.length != 2) {
                    throw new IllegalArgumentException("not a token, like 0x…=USDC:6: " + token);
                }
                assets.put(parts[0].toLowerCase(Locale.ROOT), asset(parts[1]));
            }
        }
        return assets;
    }

    private static Asset asset(String text) {
        var parts = text.strip().split(":", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not an asset, like USDC:6: " + text);
        }
        return new Asset(parts[0], Integer.parseInt(parts[1]));
    }

    private static String needed(JsonNode node, String field) {
        var value = node.path(field).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the list of contracts needs " + field);
        }
        return value;
    }
}
