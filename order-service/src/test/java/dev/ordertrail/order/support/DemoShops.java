package dev.ordertrail.order.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The five shops of the demo, one that sells listings of its catalogue only, and a directory of
/// workflow files beside those that everybody has.
public final class DemoShops implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ordertrail.shops", "classpath:shops/test.yaml",
                "ordertrail.workflows", "src/test/resources/trades");
    }
}
