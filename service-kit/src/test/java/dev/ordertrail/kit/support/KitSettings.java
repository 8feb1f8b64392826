package dev.ordertrail.kit.support;

import dev.ordertrail.kit.KitConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// The kit's defaults, without Quarkus.
public final class KitSettings {

    private KitSettings() {}

    public static KitConfig defaults() {
        return with(Map.of());
    }

    public static KitConfig with(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder().withMapping(KitConfig.class);
        values.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(KitConfig.class);
    }
}
