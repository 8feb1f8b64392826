package dev.ordertrail.systemtest.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Ports for a system of its own. They lie below those that the machine gives to outgoing
/// connections, so that nobody takes a port while its owner is being started again.
final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final List<String> VARIABLES =
            List.of(
                    "ORDERTRAIL_PORT",
                    "ORDER_PORT",
                    "PAYMENT_PORT",
                    "SHIPPING_PORT",
                    "NOTIFICATION_PORT",
                    "TRACKING_PORT",
                    "PROVIDERS_PORT",
                    "KAFKA_PORT",
                    "KAFKA_CONTROLLER_PORT",
                    "POSTGRES_PORT");

    private Ports() {}

    /// A free port for each variable.
    static Map<String, String> choose(RandomGenerator random) {
        var ports = new LinkedHashMap<String, String>();
        for (var variable : VARIABLES) {
            String port;
            do {
                port = Integer.toString(random.nextInt(LOWEST, HIGHEST));
            } while (ports.containsValue(port) || !isFree(Integer.parseInt(port)));
            ports.put(variable, port);
        }
        return ports;
    }

    /// Whether anybody could listen there.
    static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
