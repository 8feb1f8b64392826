package dev.ordertrail.providers;

import dev.ordertrail.providers.paypal.PayPal;
import dev.ordertrail.providers.stripe.Stripe;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where it listens, where it posts to, and with whose secrets, from environment variables.
///
/// @param host the address to listen on; `PROVIDERS_HOST`, default `127.0.0.1`: whoever reaches it
///   can play the bank
/// @param port `PROVIDERS_PORT`, default 8090; 0 for any free one
/// @param publicUrl where buyers find it; `PROVIDERS_PUBLIC_URL`
/// @param webhooks where merchants are told; `PROVIDERS_WEBHOOKS_URL`, default the gateway on this
///   machine
/// @param directory what must survive; `providers` in `ORDERTRAIL_HOME`
/// @param quicker how much shorter the pauses between attempts are; `PROVIDERS_QUICKER`, default
///   60: a minute of theirs is a second of ours
/// @param environment the secrets: `STRIPE_WEBHOOK_SECRET` and `PAYPAL_WEBHOOK_ID` of shop `main`,
///   the same with `_KEYS` for shop `keys`
record ProvidersConfig(
        String host,
        int port,
        String publicUrl,
        String webhooks,
        Path directory,
        int quicker,
        Function<String, @Nullable String> environment) {

    static ProvidersConfig from(Function<String, @Nullable String> env) {
        var port = number(env, "PROVIDERS_PORT", 8090);
        return new ProvidersConfig(
                text(env, "PROVIDERS_HOST").orElse("127.0.0.1"),
                port,
                text(env, "PROVIDERS_PUBLIC_URL").orElse("http://localhost:" + port),
                text(env, "PROVIDERS_WEBHOOKS_URL")
                        .orElse("http://127.0.0.1:" + number(env, "ORDERTRAIL_PORT", 8080)),
                directory(Path.of(text(env, "ORDERTRAIL_HOME").orElse(".ordertrail"))),
                Math.max(1, number(env, "PROVIDERS_QUICKER", 60)),
                env);
    }

    static Path directory(Path home) {
        return home.resolve("providers");
    }

    /// The secret that Stripe signs with; none for a shop without a webhook.
    Optional<String> stripeSecret(String shop) {
        return secret("STRIPE_WEBHOOK_SECRET", Stripe.MAIN, shop)
                .map(secrets -> secrets.split(",", -1)[0].strip());
    }

    /// The webhook id that PayPal signs with.
    Optional<String> payPalWebhook(String shop) {
        return secret("PAYPAL_WEBHOOK_ID", PayPal.MAIN, shop);
    }

    private Optional<String> secret(String name, String main, String shop) {
        var suffix = shop.equals(main) ? "" : "_" + shop.toUpperCase(Locale.ROOT).replace('-', '_');
        return text(environment, name + suffix);
    }

    private static Optional<String> text(Function<String, @Nullable String> env, String name) {
        return Optional.ofNullable(env.apply(name)).filter(value -> !value.isBlank());
    }

    private static int number(Function<String, @Nullable String> env, String name, int otherwise) {
        return text(env, name).map(Integer::parseInt).orElse(otherwise);
    }
}
