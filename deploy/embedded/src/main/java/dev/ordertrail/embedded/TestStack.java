package dev.ordertrail.embedded;

import dev.ordertrail.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// One broker and one database server for all tests of a JVM: started when first asked for, on free
/// ports, with durability on, all topics made, deleted when the JVM ends.
///
/// Test frameworks load classes several times. What was started is therefore remembered in system
/// properties, and a second copy of this class finds it there.
public final class TestStack {
    private static final String PROPERTY = "ordertrail.test-stack.";
    private static final Object JVM_WIDE = Runtime.getRuntime();
    private static final Map<String, TestStack> SHARED = new ConcurrentHashMap<>();

    private final String bootstrapServers;
    private final PostgresCluster cluster;

    private TestStack(String bootstrapServers, PostgresCluster cluster) {
        this.bootstrapServers = bootstrapServers;
        this.cluster = cluster;
    }

    /// The stack of this JVM.
    public static TestStack shared() {
        return SHARED.computeIfAbsent("stack", _ -> startedOrFound());
    }

    /// The keys that sign tokens in this JVM; they need no server.
    public static TokenKeys tokenKeys() {
        return TokenKeys.in(directory().resolve("keys"));
    }

    /// Where the broker is.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /// The database server, superuser included.
    public PostgresCluster cluster() {
        return cluster;
    }

    /// Address of a database.
    public String jdbcUrl(String database) {
        return cluster.jdbcUrl(database);
    }

    /// A new, empty database for a service, with its two roles.
    ///
    /// @param service `order`, `payment`, `shipping`, `notification`, `tracking` or a name of the
    ///   test's own
    public DatabaseAccess createDatabase(String service) {
        var usual = DatabaseAccess.of(service, service + "-owner-secret", service + "-secret");
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var access = usual.named(usual.database() + "_" + suffix);
        new Databases(cluster).ensure(access);
        return access;
    }

    private static TestStack startedOrFound() {
        synchronized (JVM_WIDE) {
            var bootstrap = System.getProperty(PROPERTY + "bootstrap");
            var port = Integer.getInteger(PROPERTY + "postgres");
            if (bootstrap != null && port != null) {
                return new TestStack(bootstrap, cluster(port));
            }
            var stack = start();
            System.setProperty(PROPERTY + "bootstrap", stack.bootstrapServers);
            System.setProperty(PROPERTY + "postgres", Integer.toString(stack.cluster.port()));
            return stack;
        }
    }

    private static TestStack start() {
        var cluster = cluster(FreePorts.next());
        var node = new KafkaNode(directory().resolve("kafka"), FreePorts.next(), FreePorts.next());
        var log = directory().resolve("postgres.log");
        var postgres = CompletableFuture.supplyAsync(() -> EmbeddedPostgres.start(cluster, log));
        var kafka = EmbeddedKafka.start(node);
        new TopicSetup(node.bootstrapServers(), 1).ensure(Topics.all());
        var database = postgres.join();
        atExit(() -> {
            kafka.close();
            database.close();
        });
        return new TestStack(node.bootstrapServers(), cluster);
    }

    private static PostgresCluster cluster(int port) {
        return new PostgresCluster(directory().resolve("postgres"), port, "postgres");
    }

    private static Path directory() {
        synchronized (JVM_WIDE) {
            var known = System.getProperty(PROPERTY + "directory");
            if (known != null) {
                return Path.of(known);
            }
            try {
                var made = Files.createTempDirectory("ordertrail-test");
                System.setProperty(PROPERTY + "directory", made.toString());
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException("no temporary directory", e);
            }
        }
    }

    private static void atExit(Runnable stop) {
        var directory = directory();
        var hook =
                new Thread(
                        () -> {
                            stop.run();
                            delete(directory);
                        },
                        "stop the test stack");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void delete(Path directory) {
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            System.err.println("left behind: " + directory);
        }
    }
}
