package dev.ordertrail.order.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/// A broker that does not answer, and a real database.
public final class NoBroker implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BrokerAway.class));
    }

    /// The stack, with the broker's address leading nowhere.
    public static final class BrokerAway
            implements io.quarkus.test.common.QuarkusTestResourceLifecycleManager {
        private final dev.ordertrail.embedded.StackResource stack =
                new dev.ordertrail.embedded.StackResource();

        @Override
        public Map<String, String> start() {
            stack.init(Map.of("service", "order"));
            var config = new java.util.HashMap<>(stack.start());
            config.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
            config.put("kafka.bootstrap.servers", "localhost:1");
            return config;
        }

        @Override
        public void stop() {
            stack.stop();
        }
    }
}
