package dev.ordertrail.orderctl.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The directories of an installation.
///
/// @param root of the repository, where the built services are
/// @param data `.ordertrail`: what must survive
public record Home(Path root, Path data) {

    /// From `ORDERTRAIL_ROOT` (or where we stand) and `ORDERTRAIL_HOME` (or `.ordertrail` in the
    /// root).
    public static Home from(Map<String, String> environment) {
        var root = Path.of(environment.getOrDefault("ORDERTRAIL_ROOT", "")).toAbsolutePath();
        var data = environment.getOrDefault("ORDERTRAIL_HOME", ".ordertrail");
        return new Home(root.normalize(), root.resolve(data).normalize());
    }

    /// What JVMs start from faster; made by the build.
    public Path caches() {
        return root.resolve("target/aot");
    }

    /// What a Quarkus program is started from.
    ///
    /// @param module its directory
    public Path program(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// The shops that are served unless the user names others.
    Path shops() {
        return root.resolve("order-service/src/main/resources/shops/demo.yaml");
    }

    /// Process ids of what runs.
    public Path run() {
        return data.resolve("run");
    }

    /// A log file for each part.
    public Path logs() {
        return data.resolve("logs");
    }

    /// The key pair of tokens.
    public Path keys() {
        return data.resolve("keys");
    }

    /// Secrets that were made on first start.
    public Path secrets() {
        return data.resolve("secrets.properties");
    }

    /// PostgreSQL's data.
    public Path postgres() {
        return data.resolve("postgres");
    }

    /// Kafka's data.
    public Path kafka() {
        return data.resolve("kafka");
    }

    /// Whether there is anything yet.
    public boolean exists() {
        return Files.isDirectory(data);
    }

    /// Makes the directories that are missing; others than their owner may pass through, but not
    /// read keys.
    public Home create() {
        try {
            Files.createDirectories(data);
            for (var directory : new Path[] {run(), logs(), keys()}) {
                Files.createDirectories(directory);
            }
            Files.setPosixFilePermissions(keys(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + data, e);
        }
        return this;
    }
}
