package dev.ordertrail.payment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A shop beside `main`, with a Stripe account of its own that is just changing its secret.
public final class SecondShop implements QuarkusTestResourceLifecycleManager {
    public static final String SHOP = "digital";
    public static final String SECRET = "whsec_digital";

    @Override
    public Map<String, String> start() {
        return Map.of("STRIPE_WEBHOOK_SECRET_DIGITAL", "whsec_digital_new, " + SECRET);
    }

    @Override
    public void stop() {
        // It is configuration only.
    }
}
