package dev.ordertrail.gateway;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where the gateway listens and where the services are, from environment variables.
///
/// @param host the address to listen on; `GATEWAY_HOST`, default `127.0.0.1`
/// @param port `ORDERTRAIL_PORT`, default 8080; 0 for any free one
/// @param services the address of each service: `ORDER_URL`, or localhost with `ORDER_PORT`
/// @param trustedProxies peers whose `X-Forwarded-For` is believed; `ORDERTRAIL_TRUSTED_PROXIES`,
///   none by default
record GatewayConfig(String host, int port, Map<String, URI> services, Set<String> trustedProxies) {
    private static final Map<String, Integer> PORTS =
            Map.of(
                    "order",
                    8081,
                    "payment",
                    8082,
                    "shipping",
                    8083,
                    "notification",
                    8084,
                    "tracking",
                    8085);

    GatewayConfig {
        services = Map.copyOf(services);
        trustedProxies = Set.copyOf(trustedProxies);
    }

    static GatewayConfig from(Function<String, @Nullable String> env) {
        var services =
                PORTS.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        e -> address(env, e.getKey(), e.getValue())));
        var trusted =
                Arrays.stream(or(env, "ORDERTRAIL_TRUSTED_PROXIES", "").split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
        var port = Integer.parseInt(or(env, "ORDERTRAIL_PORT", "8080"));
        return new GatewayConfig(or(env, "GATEWAY_HOST", "127.0.0.1"), port, services, trusted);
    }

    private static URI address(Function<String, @Nullable String> env, String service, int port) {
        var upper = service.toUpperCase(java.util.Locale.ROOT);
        var local = "http://localhost:" + or(env, upper + "_PORT", Integer.toString(port));
        return URI.create(or(env, upper + "_URL", local));
    }

    private static String or(
            Function<String, @Nullable String> env, String name, String otherwise) {
        var value = env.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
