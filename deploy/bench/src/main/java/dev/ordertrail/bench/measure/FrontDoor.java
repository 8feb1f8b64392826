package dev.ordertrail.bench.measure;

import dev.ordertrail.bench.system.Memory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The system as users bring it up: orderctl in a process of its own, on other ports.
final class FrontDoor implements AutoCloseable {
    private static final int FIRST_PORT = 29080;

    private final Process process;
    private final long began = System.nanoTime();

    FrontDoor(Path root, Path data) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        root
                                + "/deploy/orderctl/target/classes:"
                                + root
                                + "/deploy/orderctl/target/lib/*",
                        "dev.ordertrail.orderctl.OrderCtl",
                        "up");
        var environment = builder.environment();
        environment.put("ORDERTRAIL_ROOT", root.toString());
        environment.put("ORDERTRAIL_HOME", data.toString());
        var port = FIRST_PORT;
        for (var name :
                new String[] {
                    "ORDERTRAIL_PORT",
                    "ORDER_PORT",
                    "PAYMENT_PORT",
                    "SHIPPING_PORT",
                    "NOTIFICATION_PORT",
                    "TRACKING_PORT",
                    "KAFKA_PORT",
                    "KAFKA_CONTROLLER_PORT",
                    "POSTGRES_PORT"
                }) {
            environment.put(name, Integer.toString(port++));
        }
        process = builder.redirectErrorStream(true).start();
    }

    /// Reads what it says until it prints its addresses.
    ///
    /// @return seconds since it was started
    double awaitUp() throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("http://localhost:" + FIRST_PORT)) {
                return (System.nanoTime() - began) / 1e9;
            }
        }
        throw new IllegalStateException("the system did not come up; see its logs");
    }

    /// MiB by process.
    Map<String, Double> memory() {
        var all = new TreeMap<String, Double>();
        all.put("orderctl", Memory.own(process.toHandle()));
        process.children()
                .forEach(child -> all.merge(name(child), Memory.mebibytes(child), Double::sum));
        return all;
    }

    private static String name(ProcessHandle child) {
        var command = commandLine(child);
        for (var name :
                new String[] {
                    "order-service",
                    "payment-service",
                    "shipping-adapter",
                    "notification-service",
                    "tracking-query-service"
                }) {
            if (command.contains(name)) {
                return name;
            }
        }
        if (command.contains("Gateway")) {
            return "gateway";
        }
        return command.contains("KafkaProcess") ? "kafka" : "postgres";
    }

    /// All of it: the class path of some is longer than the JDK tells.
    private static String commandLine(ProcessHandle child) {
        try {
            return java.nio.file.Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"));
        } catch (IOException e) {
            return child.info().commandLine().orElse("?");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
