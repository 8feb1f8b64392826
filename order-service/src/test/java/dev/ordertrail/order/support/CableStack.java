package dev.ordertrail.order.support;

import dev.ordertrail.embedded.StackResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The real broker and the real database, with a [Cable] between the service and the database.
/// Tests have it in a field of that type.
public final class CableStack implements QuarkusTestResourceLifecycleManager {
    private final StackResource stack = new StackResource();
    private @Nullable Cable cable;

    @Override
    public void init(Map<String, String> initArgs) {
        stack.init(Map.of("service", "order"));
    }

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(stack.start());
        var url = config.getOrDefault("ORDER_DB_URL", "");
        var port = URI.create(url.substring("jdbc:".length())).getPort();
        var plugged = Cable.to(port);
        cable = plugged;
        config.put("ORDER_DB_URL", url.replace(":" + port + "/", ":" + plugged.port() + "/"));
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(cable, CableStack::isCable);
    }

    @Override
    public void stop() {
        if (cable != null) {
            cable.close();
        }
        stack.stop();
    }

    private static boolean isCable(Field field) {
        return field.getType().getName().equals(Cable.class.getName());
    }
}
