package dev.ordertrail.orderctl.settings;

import java.util.Locale;

/// The five services.
public enum Service {
    ORDER("order-service", 8081, 320, false),
    PAYMENT("payment-service", 8082, 224, true),
    SHIPPING("shipping-adapter", 8083, 160, true),
    NOTIFICATION("notification-service", 8084, 192, true),
    TRACKING("tracking-query-service", 8085, 384, false);

    private final String module;
    private final int defaultPort;
    private final int heapMegabytes;
    private final boolean givesWay;

    Service(String module, int defaultPort, int heapMegabytes, boolean givesWay) {
        this.module = module;
        this.defaultPort = defaultPort;
        this.heapMegabytes = heapMegabytes;
        this.givesWay = givesWay;
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

    /// Whether its work may wait a little while orders are taken and shown: what has been taken is
    /// on a topic and is not lost by waiting.
    public boolean givesWay() {
        return givesWay;
    }
}
