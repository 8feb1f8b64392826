package dev.ordertrail.orderctl.settings;

import dev.ordertrail.embedded.TokenKeys;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Everything that can be set, by the names that services read too. The user's environment wins,
/// then what was stored on first start, then the default.
public final class Settings {
    /// The issuer of tokens that `./run token` makes.
    public static final String OWN_ISSUER = "https://ordertrail.local";

    /// The shops that the demo plays in, beside `main`.
    public static final List<String> DEMO_SHOPS = List.of("keys", "desk", "hosting", "agent");

    private final Map<String, String> environment;
    private final Home home;
    private final Secrets secrets;

    public Settings(Map<String, String> environment, Home home) {
        this.environment = Map.copyOf(environment);
        this.home = home;
        this.secrets = new Secrets(home.secrets());
    }

    /// The settings of this process.
    public static Settings current() {
        return new Settings(System.getenv(), Home.from(System.getenv()));
    }

    /// Where its files are.
    public Home home() {
        return home;
    }

    /// What the user has set, if anything; an empty value counts as nothing.
    public Optional<String> set(String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    /// Makes every secret that is not there yet.
    public void makeSecrets() {
        servers().embeddedDatabases();
        for (var name :
                List.of(
                        "ORDERTRAIL_KEK",
                        "POSTGRES_PASSWORD",
                        "STRIPE_WEBHOOK_SECRET",
                        "EASYPOST_WEBHOOK_SECRET")) {
            secret(name);
        }
        tokenKeys();
    }

    /// Makes what providers sign with for the demo's shops, also where their file is another's.
    public void makeShopSecrets() {
        for (var name :
                List.of("STRIPE_WEBHOOK_SECRET", "EASYPOST_WEBHOOK_SECRET", "PAYPAL_WEBHOOK_ID")) {
            secret(name);
            DEMO_SHOPS.forEach(shop -> secretOf(shop, name));
        }
    }

    /// What the user has set, or the secret made on first start.
    public String secret(String name) {
        return set(name).orElseGet(() -> secrets.get(name));
    }

    /// The secret of a shop other than `main`.
    ///
    /// @param name of the secret of `main`: `STRIPE_WEBHOOK_SECRET`
    public String secretOf(String shop, String name) {
        return secret(secretName(name, shop));
    }

    /// A secret of `main`, and that of each of the demo's shops.
    ///
    /// @param name of the secret of `main`
    Map<String, String> secrets(String name) {
        var all = new TreeMap<String, String>();
        all.put(name, secret(name));
        for (var shop : otherShops()) {
            all.put(secretName(name, shop), secretOf(shop, name));
        }
        return all;
    }

    /// The shops that are served beside `main`, as far as we know them.
    List<String> otherShops() {
        return demoShops().isPresent() ? DEMO_SHOPS : List.of();
    }

    static String secretName(String name, String shop) {
        return name + "_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// The shops file of the product: the demo's five shops side by side. Empty when the user has
    /// set another.
    public Optional<Path> demoShops() {
        return Optional.of(home.shops())
                .filter(file -> set("ORDERTRAIL_SHOPS").isEmpty() && Files.exists(file));
    }

    /// A port by the name of its variable.
    public int port(String name, int otherwise) {
        try {
            return set(name).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " is not a port: " + environment.get(name), e);
        }
    }

    /// The port of the one address in front.
    public int gatewayPort() {
        return port("ORDERTRAIL_PORT", 8080);
    }

    /// The port of a service.
    public int port(Service service) {
        return port(service.name() + "_PORT", service.defaultPort());
    }

    /// What a service answers at: on this machine, unless `ORDER_URL` or its like says otherwise.
    public URI address(Service service) {
        return set(service.name() + "_URL")
                .map(URI::create)
                .orElseGet(() -> URI.create("http://127.0.0.1:" + port(service)));
    }

    /// The one address in front: on this machine, unless `ORDERTRAIL_GATEWAY_URL` says otherwise.
    public URI gateway() {
        return set("ORDERTRAIL_GATEWAY_URL")
                .map(URI::create)
                .orElseGet(() -> URI.create("http://127.0.0.1:" + gatewayPort()));
    }

    /// The one address in front as people are told it.
    public String publicUrl() {
        return set("ORDERTRAIL_PUBLIC_URL").orElse("http://localhost:" + gatewayPort());
    }

    /// The broker and the databases.
    public Servers servers() {
        return new Servers(this);
    }

    /// The payment providers on this machine.
    public LocalProviders providers() {
        return new LocalProviders(this);
    }

    /// Who issues tokens.
    public String issuer() {
        return set("ORDERTRAIL_TOKEN_ISSUER").orElse(OWN_ISSUER);
    }

    /// The key pair of this installation, unless tokens come from an issuer of the user's own.
    public Optional<TokenKeys> tokenKeys() {
        var foreign = set("ORDERTRAIL_TOKEN_JWKS").isPresent() || !issuer().equals(OWN_ISSUER);
        return foreign ? Optional.empty() : Optional.of(TokenKeys.in(home.keys()));
    }

    /// What a service finds in its environment: its own secrets and what all share, not the secrets
    /// of others.
    public Map<String, String> environmentOf(Service service) {
        return new Environments(this).of(service);
    }
}
