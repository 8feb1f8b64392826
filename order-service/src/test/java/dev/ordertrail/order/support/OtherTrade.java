package dev.ordertrail.order.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A deployment with a directory of workflow files of its own.
public final class OtherTrade implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("ordertrail.workflows", "src/test/resources/trades");
    }
}
