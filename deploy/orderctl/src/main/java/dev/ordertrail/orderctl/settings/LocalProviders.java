package dev.ordertrail.orderctl.settings;

import dev.ordertrail.providers.Providers;
import java.util.Map;
import java.util.TreeMap;

/// The payment providers on this machine: they stand in for whichever the user has no account with.
///
/// @param settings of the installation
public record LocalProviders(Settings settings) {
    private static final String PUBLIC_URL = "PROVIDERS_PUBLIC_URL";
    private static final String STRIPE_KEY = "STRIPE_API_KEY";
    private static final String STRIPE_SECRET = "STRIPE_WEBHOOK_SECRET";
    private static final String PAYPAL_CLIENT = "PAYPAL_CLIENT_ID";
    private static final String PAYPAL_SECRET = "PAYPAL_CLIENT_SECRET";
    private static final String PAYPAL_WEBHOOK = "PAYPAL_WEBHOOK_ID";

    /// The variable of its port.
    public static final String PORT = "PROVIDERS_PORT";

    /// Whether it stands in for any.
    public boolean areUsed() {
        return isStripe() || isPayPal();
    }

    /// Whether it stands in for Stripe.
    public boolean isStripe() {
        return isOurs(STRIPE_KEY, Providers.STRIPE_KEY);
    }

    /// Whether it stands in for PayPal.
    public boolean isPayPal() {
        return isOurs(PAYPAL_CLIENT, Providers.PAYPAL_CLIENT);
    }

    /// Nobody has set an account, or one that it takes itself.
    private boolean isOurs(String variable, String beginning) {
        return settings.set(variable).filter(value -> !value.startsWith(beginning)).isEmpty();
    }

    /// Its port.
    public int port() {
        return settings.port(PORT, 8090);
    }

    /// Where people and services find it.
    public String url() {
        return settings.set(PUBLIC_URL).orElse("http://localhost:" + port());
    }

    /// What its own process finds in its environment.
    public Map<String, String> environment() {
        var all = new TreeMap<String, String>();
        all.put("ORDERTRAIL_HOME", settings.home().data().toString());
        all.put("ORDERTRAIL_PORT", Integer.toString(settings.gatewayPort()));
        all.put(PUBLIC_URL, url());
        all.put(PORT, Integer.toString(port()));
        if (isStripe()) {
            all.putAll(settings.secrets(STRIPE_SECRET));
        }
        if (isPayPal()) {
            all.putAll(settings.secrets(PAYPAL_WEBHOOK));
        }
        return all;
    }

    /// What payment-service finds in its environment to call it and to believe it.
    Map<String, String> environmentOfPayments() {
        var all = new TreeMap<String, String>();
        if (isStripe()) {
            all.put("STRIPE_API_BASE", url());
            all.putAll(keys(STRIPE_KEY, Providers.STRIPE_KEY));
        }
        if (isPayPal()) {
            all.put("PAYPAL_API_BASE", url());
            all.putAll(keys(PAYPAL_CLIENT, Providers.PAYPAL_CLIENT));
            all.putAll(keys(PAYPAL_SECRET, "secret_of_"));
            all.putAll(settings.secrets(PAYPAL_WEBHOOK));
            all.put("PAYPAL_CERT_HOST", url());
            all.put("PAYPAL_CERT_TRUST", Providers.trust(settings.home().data()).toString());
        }
        return all;
    }

    /// What the start page finds in its environment to lead to it.
    Map<String, String> environmentOfPages() {
        return areUsed() ? Map.of(PUBLIC_URL, url() + "/") : Map.of();
    }

    /// Each shop is a merchant of its own, named by what it signs in with.
    private Map<String, String> keys(String name, String beginning) {
        var all = new TreeMap<String, String>();
        all.put(name, beginning + Providers.MAIN);
        for (var shop : settings.otherShops()) {
            all.put(Settings.secretName(name, shop), beginning + shop);
        }
        return all;
    }
}
