package dev.ordertrail.kit.health;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// What has stopped for good, and why. A restart of the process is the way out, or a person.
@Singleton
public class Stops {
    private static final Logger LOG = Logger.getLogger(Stops.class);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    /// Something has stopped: liveness goes DOWN, loudly.
    ///
    /// @param what `payment/order-events-3`
    /// @param why for ops; no personal data
    public void stopped(String what, String why) {
        if (reasons.put(what, why) == null) {
            LOG.errorf("stopped for good: what=%s why=%s", what, why);
        }
    }

    public boolean isStopped(String what) {
        return reasons.containsKey(what);
    }

    public Map<String, String> all() {
        return Map.copyOf(reasons);
    }
}
