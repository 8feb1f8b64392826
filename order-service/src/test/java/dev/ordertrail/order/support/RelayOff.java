package dev.ordertrail.order.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Nothing is told: the outbox keeps what it has.
public final class RelayOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("ordertrail.kit.relay.enabled", "false");
    }
}
