package dev.ordertrail.providers;

import dev.ordertrail.providers.paypal.Identity;
import dev.ordertrail.providers.paypal.PayPal;
import dev.ordertrail.providers.stripe.Stripe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The local providers as a process of their own. It says `ready on <port>` on standard output, and
/// stops on SIGTERM.
public final class Providers {
    /// Where it says that it listens.
    public static final String HEALTH = LocalProviders.HEALTH;

    /// What Stripe keys begin with that it takes; the merchant's name follows.
    public static final String STRIPE_KEY = Stripe.KEY;

    /// What PayPal client ids begin with that it takes; the merchant's name follows.
    public static final String PAYPAL_CLIENT = PayPal.CLIENT;

    /// The merchant of any other key.
    public static final String MAIN = Stripe.MAIN;

    private Providers() {}

    /// Makes what others need before it starts: the certificates that prove PayPal's webhooks.
    ///
    /// @param home what must survive: `ORDERTRAIL_HOME`
    public static void prepare(Path home) {
        Identity.in(ProvidersConfig.directory(home));
    }

    /// The certificate to trust, in PEM, made if there is none.
    ///
    /// @param home `ORDERTRAIL_HOME`
    public static Path trust(Path home) {
        prepare(home);
        return ProvidersConfig.directory(home).resolve(Identity.ROOT);
    }

    /// Starts it with the configuration of the environment.
    public static void main(String[] args) {
        var out =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        var providers = new LocalProviders(ProvidersConfig.from(System::getenv));
        var port = providers.start();
        Runtime.getRuntime().addShutdownHook(new Thread(providers::close, "stop"));
        out.println("ready on " + port);
    }
}
