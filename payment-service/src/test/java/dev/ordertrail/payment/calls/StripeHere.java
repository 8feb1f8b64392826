package dev.ordertrail.payment.calls;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A shop with an account at a Stripe of our own, where an answer is waited for half a second.
public final class StripeHere implements QuarkusTestResourceLifecycleManager {
    private static final StripeServer SERVER = new StripeServer();

    static StripeServer server() {
        return SERVER;
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "STRIPE_API_KEY", "sk_test_main",
                "STRIPE_API_BASE", SERVER.address(),
                "ordertrail.payment.gateway.stripe.read-timeout", "PT0.5S",
                "ordertrail.payment.calls.unsure-every", "off",
                "ordertrail.payment.calls.reconcile-every", "off",
                "ordertrail.payment.calls.backoff", "PT0.1S",
                "ordertrail.payment.calls.longest-backoff", "PT0.3S");
    }

    @Override
    public void stop() {
        // It serves all tests of the JVM and ends with it.
    }
}
