package dev.ordertrail.payment.callback;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Base64;
import java.util.Map;

/// A custodial escrow provider, `acme`, that shop `main` uses.
public final class Custodian implements QuarkusTestResourceLifecycleManager {
    static final byte[] KEY =
            "a secret of thirty-two bytes !!!".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "CUSTODIAL_ESCROW_SECRET_ACME", "whsec_" + Base64.getEncoder().encodeToString(KEY));
    }

    @Override
    public void stop() {
        // It is configuration only.
    }
}
