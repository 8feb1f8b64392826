package dev.ordertrail.orderctl.settings;

import java.util.Locale;

/// The five services.
public enum Service {
    ORDER("order-service", 8081, 320),
    PAYMENT("payment-service", 8082, 224),
    SHIPPING("shipping-adapter", 8083, 160),
    NOTIFICATION("notification-service", 8084, 192),
    TRACKING("tracking-query-service", 8085, 384);

    private final String module;
    private final int defaultPort;
    private final int heapMegabytes;

    Service(String module, int defaultPort, int heapMegabytes) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
    }

    /// Its Maven module, which is also the name of its process and log.
    public String module() {
        return module;
    }

    /// Its short name: `order`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its port unless another is set.
    public int defaultPort() {
        return defaultPort;
    }

    /// Its heap limit.
    public int heapMegabytes() {
        return heapMegabytes;
    }
}
