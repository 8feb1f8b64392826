package dev.ordertrail.shipping;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Shop `digital` has an EasyPost account of its own.
public final class SecondShop implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "digital-s\u00e9cret";

    @Override
    public Map<String, String> start() {
        return Map.of("EASYPOST_WEBHOOK_SECRET_DIGITAL", SECRET);
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
